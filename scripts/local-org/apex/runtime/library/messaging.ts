import { platformType } from '../../../platform/apex-types.ts';
import { tx } from '../context.ts';
import { countUsage } from '../limits.ts';
import { ApexList, PlatformObject } from '../values/index.ts';
import { listOf, need } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

/** Messaging.SingleEmailMessage: what was set, by property name in lower case. */
class SingleEmail extends PlatformObject {
    readonly apexType = 'Messaging.SingleEmailMessage';
    readonly values = new Map<string, unknown>();
}

/** Messaging.SendEmailResult: nothing is sent, so that nothing fails. */
class SendResult extends PlatformObject {
    readonly apexType = 'Messaging.SendEmailResult';
}

/** Properties that decide to whom and what is written; templates and the like are refused. */
const PROPERTIES = [
    'ToAddresses',
    'CcAddresses',
    'BccAddresses',
    'Subject',
    'PlainTextBody',
    'HtmlBody',
    'ReplyTo',
    'SenderDisplayName',
    'TargetObjectId',
    'WhatId',
    'SaveAsActivity',
    'UseSignature',
    'OrgWideEmailAddressId',
    'Charset',
    'References',
    'InReplyTo'
];

/** Members of a type for those of its own properties that the type table knows. */
function emailClass(name: string): PlatformClass {
    const type = platformType(name)!;
    const methods: Record<string, Member> = {};
    const names = new Set(type.methods.map((each) => each.name.toLowerCase()));
    const fields = new Set(type.fields.map((each) => each.name.toLowerCase()));
    const properties: Record<string, NonNullable<PlatformClass['properties']>[string]> = {};
    for (const property of PROPERTIES) {
        const key = property.toLowerCase();
        const get = (self: SingleEmail): unknown => self.values.get(key) ?? null;
        const set = (self: SingleEmail, value: unknown): void => void self.values.set(key, value);
        if (names.has(`get${key}`)) methods[`get${key}`] = get;
        if (names.has(`set${key}`)) methods[`set${key}`] = set;
        if (fields.has(key)) properties[key] = { get: get as () => unknown, set };
    }
    return {
        name,
        methods,
        properties,
        ...(name === 'Messaging.Email' ? {} : { constructors: { '/0': () => new SingleEmail() } })
    };
}

/** Captures the messages in the transaction's log; the local org never sends mail. */
function sendEmail(messages: ApexList): ApexList {
    const { log } = tx();
    countUsage(tx(), 'emailInvocations');
    for (const message of need(messages).items as (SingleEmail | null)[]) {
        const to = need(message).values.get('toaddresses');
        log.push({
            level: 'INFO',
            message: `e-mail (not sent) to ${to instanceof ApexList ? to.items.join(', ') : String(message!.values.get('targetobjectid') ?? '')}: ${String(message!.values.get('subject') ?? '')}`,
            where: ''
        });
    }
    return listOf(
        'Messaging.SendEmailResult',
        messages.items.map(() => new SendResult())
    );
}

export const messagingClasses: PlatformClass[] = [
    { name: 'Messaging', statics: { sendemail: sendEmail } },
    emailClass('Messaging.Email'),
    emailClass('Messaging.SingleEmailMessage'),
    {
        name: 'Messaging.SendEmailResult',
        methods: { issuccess: () => true, geterrors: () => new ApexList('List<Messaging.SendEmailError>') }
    }
];
