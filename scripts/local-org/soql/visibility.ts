/** Record visibility as an SQL condition: sharing model, ownership, role hierarchy, shares, masters. */
import type { UserAccess } from '../contracts.ts';
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import { trackedFields } from '../schema/history.ts';
import { quote } from '../store/columns.ts';
import { targetsOf } from './name-object.ts';

/** `delete` is what only owners, those above them and masters' editors have: shares never give it. */
export type Level = 'read' | 'edit' | 'delete';

/** Standard objects whose access follows a record that is no master-detail parent in the model. */
const PARENT_FIELDS: Record<string, string> = {
    Contact: 'AccountId',
    Asset: 'AccountId',
    Contract: 'AccountId',
    OpportunityLineItem: 'OpportunityId',
    OpportunityContactRole: 'OpportunityId',
    PricebookEntry: 'Pricebook2Id'
};

const shareObjects = new WeakMap<OrgModel, Map<string, ObjectModel>>();

/** The `X__Share` (or `XShare`) object that holds an object's shares. */
export function shareObjectOf(model: OrgModel, object: ObjectModel): ObjectModel | undefined {
    let map = shareObjects.get(model);
    if (map === undefined) {
        map = new Map();
        for (const candidate of model.objects.values()) {
            if (candidate.sharedObject !== null) {
                map.set(candidate.sharedObject, candidate);
            }
        }
        shareObjects.set(model, map);
    }
    return map.get(object.name);
}

/** Reference fields through which an object's access is controlled. */
export function controllingFields(model: OrgModel, object: ObjectModel): FieldModel[] {
    if (object.masters.length > 0) {
        return object.masters;
    }
    const name = PARENT_FIELDS[object.name];
    const field = name === undefined ? undefined : model.field(object, name);
    return field === undefined ? [] : [field];
}

/** Builds conditions for one user; `viewer` is the SQL of the parameter that holds the user's id. */
export class VisibilityBuilder {
    #model: OrgModel;
    #user: UserAccess;
    #viewer: () => string;
    #aliases = 0;

    constructor(model: OrgModel, user: UserAccess, viewer: () => string) {
        this.#model = model;
        this.#user = user;
        this.#viewer = viewer;
    }

    /** Condition on the rows of `object` under an alias; null when the user has that access to all rows. */
    condition(object: ObjectModel, alias: string, level: Level): string | null {
        if (object.trackedObject !== null) {
            return this.#history(object, alias);
        }
        const permissions = this.#user.object(object);
        if (permissions.modifyAll || (level === 'read' && permissions.viewAll)) {
            return null;
        }
        if (object.sharedObject !== null) {
            return this.#shares(object, alias);
        }
        switch (object.sharing) {
            case 'FullAccess':
            case 'ReadWrite':
                return null;
            case 'Read':
                return level === 'read' ? null : this.#owned(object, alias, level);
            case 'Private':
                return this.#isActivity(object) && level === 'read'
                    ? this.#activity(object, alias)
                    : this.#owned(object, alias, level);
            case 'ControlledByParent':
                return this.#isActivity(object)
                    ? this.#activity(object, alias)
                    : this.#controlled(object, alias, level);
        }
    }

    #isActivity(object: ObjectModel): boolean {
        return object.name === 'Task' || object.name === 'Event';
    }

    #owned(object: ObjectModel, alias: string, level: Level): string {
        const parts: string[] = [];
        if (this.#model.field(object, 'OwnerId') !== undefined) {
            parts.push(`${alias}."OwnerId" IN (SELECT owner FROM _vis WHERE viewer = ${this.#viewer()})`);
        } else if (object.name === 'User') {
            parts.push(`${alias}."Id" IN (SELECT owner FROM _vis WHERE viewer = ${this.#viewer()})`);
        }
        const share = shareObjectOf(this.#model, object);
        if (share !== undefined && level !== 'delete') {
            const parent = shareParent(share);
            const levels = level === 'edit' ? ` AND "${accessField(share)}" IN ('Edit', 'All')` : '';
            parts.push(
                `${alias}."Id" IN (SELECT "${parent}" FROM ${quote(share.name)} WHERE "UserOrGroupId" IN (SELECT member FROM _grp WHERE viewer = ${this.#viewer()})${levels})`
            );
        }
        return parts.length === 0 ? '0' : `(${parts.join(' OR ')})`;
    }

    #controlled(object: ObjectModel, alias: string, level: Level): string | null {
        const parts: string[] = [];
        for (const field of controllingFields(this.#model, object)) {
            const condition = this.#through(field, alias, level === 'delete' ? 'edit' : level);
            if (condition !== null) {
                const orphan =
                    field.masterDetail || this.#model.field(object, 'OwnerId') === undefined
                        ? ''
                        : ` OR (${alias}.${quote(field.name)} IS NULL AND ${this.#owned(object, alias, level)})`;
                parts.push(`(${condition}${orphan})`);
            }
        }
        return parts.length === 0 ? null : parts.join(' AND ');
    }

    /** Condition that a row's reference points to a record the user has access to. */
    #through(field: FieldModel, alias: string, level: Level): string | null {
        const target = targetsOf(this.#model, field)[0];
        if (target === undefined) {
            return null;
        }
        const inner = `v${this.#aliases++}`;
        const condition = this.condition(target, inner, level);
        return condition === null
            ? null
            : `EXISTS (SELECT 1 FROM ${quote(target.name)} ${inner} WHERE ${inner}."Id" = ${alias}.${quote(field.name)} AND ${condition})`;
    }

    /** Tasks and events: the owner and those above, and whoever reads the record or person they are about. */
    #activity(object: ObjectModel, alias: string): string | null {
        const parts = [this.#owned(object, alias, 'read')];
        for (const name of ['WhatId', 'WhoId']) {
            const field = this.#model.field(object, name);
            for (const target of field === undefined ? [] : targetsOf(this.#model, field)) {
                if (!this.#user.object(target).read) {
                    continue;
                }
                const inner = `v${this.#aliases++}`;
                const condition = this.condition(target, inner, 'read');
                const exists =
                    condition === null
                        ? '1'
                        : `EXISTS (SELECT 1 FROM ${quote(target.name)} ${inner} WHERE ${inner}."Id" = ${alias}."${name}" AND ${condition})`;
                parts.push(`(substr(${alias}."${name}", 1, 3) = '${target.keyPrefix}' AND ${exists})`);
            }
        }
        return `(${parts.join(' OR ')})`;
    }

    /** History is seen by whoever sees the record, of the fields that field security does not hide. */
    #history(object: ObjectModel, alias: string): string | null {
        const parts: string[] = [];
        const visible = this.#through(this.#model.field(object, 'ParentId')!, alias, 'read');
        if (visible !== null) {
            parts.push(visible);
        }
        const hidden = hiddenHistory(this.#model, this.#user, object);
        if (hidden.length > 0) {
            parts.push(`${alias}."Field" NOT IN (${hidden.map((name) => `'${name}'`).join(', ')})`);
        }
        return parts.length === 0 ? null : `(${parts.join(' AND ')})`;
    }

    /** Share rows are seen by whoever sees the shared record. */
    #shares(share: ObjectModel, alias: string): string | null {
        const shared = this.#model.object(share.sharedObject!);
        if (shared === undefined) {
            return null;
        }
        const inner = `v${this.#aliases++}`;
        const condition = this.condition(shared, inner, 'read');
        return condition === null
            ? null
            : `EXISTS (SELECT 1 FROM ${quote(shared.name)} ${inner} WHERE ${inner}."Id" = ${alias}."${shareParent(share)}" AND ${condition})`;
    }
}

/** Tracked fields whose history field security hides from a user. */
export function hiddenHistory(model: OrgModel, user: UserAccess, history: ObjectModel): string[] {
    const tracked = model.object(history.trackedObject!)!;
    return trackedFields(tracked)
        .filter((field) => !user.fieldRead(tracked, field.name))
        .map((field) => field.name);
}

/** `ParentId`, or `AccountId` for AccountShare and its like. */
export function shareParent(share: ObjectModel): string {
    return share.fields.has('parentid') ? 'ParentId' : `${share.sharedObject}Id`;
}

/** `AccessLevel`, or `AccountAccessLevel` for AccountShare and its like. */
export function accessField(share: ObjectModel): string {
    return share.fields.has('accesslevel') ? 'AccessLevel' : `${share.sharedObject}AccessLevel`;
}
