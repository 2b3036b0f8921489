import addPeople from '@salesforce/apex/StakeholderMapController.addPeople';
import addPlaceholder from '@salesforce/apex/StakeholderMapController.addPlaceholder';
import completeAction from '@salesforce/apex/StakeholderMapController.completeAction';
import createAction from '@salesforce/apex/StakeholderMapController.createAction';
import getColleague from '@salesforce/apex/StakeholderMapController.getColleague';
import lookedAt from '@salesforce/apex/StakeholderMapController.lookedAt';
import rate from '@salesforce/apex/StakeholderMapController.rate';
import remove from '@salesforce/apex/StakeholderMapController.remove';
import saveLink from '@salesforce/apex/StakeholderMapController.saveLink';
import savePeople from '@salesforce/apex/StakeholderMapController.savePeople';
import saveRelationships from '@salesforce/apex/StakeholderMapController.saveRelationships';
import setManager from '@salesforce/apex/StakeholderMapController.setManager';
import actionText from '@salesforce/label/c.Ui_Map_What_Action';
import addedText from '@salesforce/label/c.Ui_Map_What_Added';
import completedText from '@salesforce/label/c.Ui_Map_What_Completed';
import contactText from '@salesforce/label/c.Ui_Map_What_ManagerContact';
import coverageLabel from '@salesforce/label/c.Ui_Map_Field_Coverage';
import fieldText from '@salesforce/label/c.Ui_Map_What_Field';
import filledText from '@salesforce/label/c.Ui_Map_What_Filled';
import helpHeading from '@salesforce/label/c.Ui_Map_Help';
import leftLabel from '@salesforce/label/c.Ui_Map_Field_Left';
import levelText from '@salesforce/label/c.Ui_Map_What_Level';
import lineGoneText from '@salesforce/label/c.Ui_Map_What_LineGone';
import lineText from '@salesforce/label/c.Ui_Map_What_Line';
import lookedText from '@salesforce/label/c.Ui_Map_What_Looked';
import managerText from '@salesforce/label/c.Ui_Map_What_Manager';
import managerTopText from '@salesforce/label/c.Ui_Map_What_ManagerTop';
import notesLabel from '@salesforce/label/c.Ui_Map_Panel_Notes';
import ownerLabel from '@salesforce/label/c.Ui_Map_Field_Owner';
import parkedText from '@salesforce/label/c.Ui_Map_What_Parked';
import peopleText from '@salesforce/label/c.Ui_Map_People';
import placeholderText from '@salesforce/label/c.Ui_Map_What_Placeholder';
import ratingText from '@salesforce/label/c.Ui_Map_What_Rating';
import removedText from '@salesforce/label/c.Ui_Map_What_Removed';
import reopenedText from '@salesforce/label/c.Ui_Map_What_Reopened';
import roleLabel from '@salesforce/label/c.Ui_Map_Field_Role';
import seniorityLabel from '@salesforce/label/c.Ui_Map_Field_Seniority';
import unitLabel from '@salesforce/label/c.Ui_Map_Field_Unit';
import unparkedText from '@salesforce/label/c.Ui_Map_What_Unparked';
import FormDialog from 'c/formDialog';
import {
    actionQuestion,
    alsoContactQuestion,
    bulkQuestion,
    choicesOf,
    colleagueQuestion,
    contactTopQuestion,
    fillQuestion,
    labelOf,
    leftQuestion,
    lineChangeQuestion,
    lineQuestion,
    managerQuestion,
    numberOf,
    overrideQuestion,
    personQuestion,
    placeholderQuestion,
    rateQuestion,
    removeQuestion,
    withLevel,
    withPeople,
    wouldCircle
} from 'c/mapModel';
import type { HelpedValue, MapIntent, MapQuestion } from 'c/mapModel';
import MapRatingHelp from 'c/mapRatingHelp';
import { fill } from 'c/textUtils';
import type { MapFieldEdit, MapPerson, MapRatingEdit } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import type { EditWork } from './editWork';
import type { Host } from './host';

type Rating = Omit<MapRatingEdit, 'stakeholderId'>;
type Level = Extract<MapIntent, { type: 'level' }>;
type Bulk = Extract<MapIntent, { type: 'bulk' }>;

/** Fields of a person, by API name: where the map keeps them, and what they are called. */
const FIELDS: Readonly<Record<string, { of?: keyof MapPerson; label: string }>> = {
    Role__c: { of: 'role', label: roleLabel },
    Seniority__c: { of: 'seniority', label: seniorityLabel },
    Buying_Unit__c: { of: 'unitId', label: unitLabel },
    Coverage_Owner__c: { of: 'coverageOwnerId', label: ownerLabel },
    Left_Date__c: { of: 'leftDate', label: leftLabel },
    Coverage_Override__c: { of: 'coverageOverride', label: coverageLabel },
    Coverage_Override_Until__c: { of: 'coverageOverrideUntil', label: coverageLabel },
    Notes__c: { label: notesLabel }
};
const BULK_FIELDS: Readonly<Record<'role' | 'unit' | 'owner', string>> = {
    role: 'Role__c',
    unit: 'Buying_Unit__c',
    owner: 'Coverage_Owner__c'
};

/** Does what the user asks for: asks what is missing, and makes the edit. */
export class MapWork {
    readonly #host: Host;
    readonly #edits: EditWork;

    constructor(host: Host, edits: EditWork) {
        this.#host = host;
        this.#edits = edits;
    }

    person(id: string | null): MapPerson | null {
        return this.#host.data.people.find((person) => person.id === id) ?? null;
    }

    namesOf(ids: readonly string[]): string {
        return ids.length === 1 ? (this.person(ids[0])?.name ?? '') : fill(peopleText, ids.length);
    }

    /** Asks in a dialog, which stays open with what went wrong until it is done or given up. */
    async ask<T>(
        question: MapQuestion,
        submit: (values: Record<string, FieldText>) => Promise<T>
    ): Promise<T | undefined> {
        return FormDialog.open<T>({ label: question.heading, size: 'small', ...question, submit });
    }

    /* Values of people. */

    rate(ids: readonly string[], rating: Rating): void {
        const { keyAccountId, context } = this.#host;
        const change: Partial<MapPerson> = {
            ...(rating.attitude
                ? { attitude: rating.attitude, attitudeValue: numberOf(context, 'attitude', rating.attitude) }
                : {}),
            ...(rating.influence
                ? { influence: rating.influence, influenceValue: numberOf(context, 'influence', rating.influence) }
                : {}),
            ...(rating.adaptability ? { adaptability: rating.adaptability } : {}),
            ...(rating.orientation ? { orientation: rating.orientation } : {})
        };
        this.#edits.make(
            fill(ratingText, this.namesOf(ids)),
            (data) => withPeople(data, ids, change),
            () => rate({ keyAccountId, ratings: ids.map((stakeholderId) => ({ stakeholderId, ...rating })) })
        );
    }

    /** Changes fields of people; what each had before is the base of its edit. */
    edit(ids: readonly string[], values: Readonly<Record<string, FieldText>>, message = ''): void {
        const { keyAccountId } = this.#host;
        const names = Object.keys(values);
        const change = Object.fromEntries(
            names.filter((name) => FIELDS[name].of).map((name) => [FIELDS[name].of as string, values[name]])
        );
        const edits: MapFieldEdit[] = ids.flatMap((recordId) =>
            names.map((field) => ({ recordId, field, base: this.baseOf(recordId, field), mine: values[field] }))
        );
        const text = message || fill(fieldText, this.namesOf(ids), FIELDS[names[0]].label);
        this.#edits.make(
            text,
            (data) => withPeople(data, ids, change),
            () => savePeople({ keyAccountId, edits })
        );
    }

    /** What the map knew when the user began. */
    baseOf(id: string, field: string): FieldText {
        const { of } = FIELDS[field];
        const person = this.person(id);
        const text = of ? (person?.[of] as FieldText | undefined) : this.#host.detail?.notes;
        return text ?? null;
    }

    park(ids: readonly string[], parked: boolean): void {
        const { keyAccountId } = this.#host;
        const edits = ids.map((recordId) => ({
            recordId,
            field: 'Parked__c',
            base: String(!parked),
            mine: String(parked)
        }));
        this.#edits.make(
            fill(parked ? parkedText : unparkedText, this.namesOf(ids)),
            (data) => withPeople(data, ids, { parked }),
            () => savePeople({ keyAccountId, edits })
        );
    }

    level({ stakeholderId, userId, field, value }: Level): void {
        const { keyAccountId, context, data } = this.#host;
        const before = data.relations.find((one) => one.stakeholderId === stakeholderId && one.userId === userId);
        const colleague = [...(context.view.colleagues ?? []), ...this.#host.extraColleagues].find(
            (one) => one.userId === userId
        );
        const number = numberOf(context, 'relationship', value);
        const edit = {
            stakeholderId,
            userId,
            field: field === 'level' ? 'Level__c' : 'Target_Level__c',
            base: before?.[field] ?? null,
            mine: value
        };
        this.#edits.make(
            fill(
                levelText,
                this.namesOf([stakeholderId]),
                colleague?.name ?? '',
                labelOf(context, 'relationship', value) || '–'
            ),
            (shown) => withLevel(shown, { stakeholderId, userId }, field, value, number),
            () => saveRelationships({ keyAccountId, edits: [edit] })
        );
    }

    looked(ids: readonly string[]): void {
        const { keyAccountId } = this.#host;
        this.#edits.make(
            fill(lookedText, this.namesOf(ids)),
            (data) => data,
            () => lookedAt({ keyAccountId, stakeholderIds: [...ids] })
        );
    }

    async bulk({ ids, what }: Bulk): Promise<void> {
        const { context } = this.#host;
        if (what === 'rate') {
            const rating = await this.ask(rateQuestion(ids.length, context), async (values) => values);
            const given = Object.fromEntries(Object.entries(rating ?? {}).filter(([, value]) => value !== null));
            if (Object.keys(given).length > 0) {
                this.rate(ids, given as Rating);
            }
            return;
        }
        const values = await this.ask(bulkQuestion(what, ids.length, context), async (given) => given);
        if (values) {
            this.edit(ids, { [BULK_FIELDS[what]]: values.value });
        }
    }

    /* Who reports to whom. */

    async askManager(id: string): Promise<void> {
        const { context, data, reporting } = this.#host;
        const person = this.person(id);
        if (!person) {
            return;
        }
        const possible = data.people.filter((one) => !one.parked && !wouldCircle(reporting, id, one.id));
        const before = reporting.managers.get(id) ?? null;
        const values = await this.ask(managerQuestion(person, before, possible, context), async (given) => given);
        if (values && values.managerId !== before) {
            await this.move(id, values.managerId);
        }
    }

    /** Changes whom somebody reports to; asks once whether the contacts are to say the same. */
    async move(id: string, managerId: string | null): Promise<void> {
        const person = this.person(id);
        const manager = this.person(managerId);
        if (!person || (managerId !== null && !manager)) {
            return;
        }
        const also = await this.askContact(person, manager);
        if (also === null) {
            return;
        }
        const { keyAccountId } = this.#host;
        const edit = { recordId: id, field: 'Reports_To__c', base: person.reportsToId ?? null, mine: managerId };
        const text = manager
            ? fill(also ? contactText : managerText, person.name, manager.name)
            : fill(managerTopText, person.name);
        const change: Partial<MapPerson> = also
            ? { reportsToId: null, contactReportsToId: manager?.contactId ?? null }
            : { reportsToId: managerId };
        await this.#edits.make(
            text,
            (data) => withPeople(data, [id], change),
            () => setManager({ keyAccountId, edit, alsoContact: also })
        );
    }

    /** Whom the contact of somebody reports to, when that is somebody of the map. */
    contactManagerOf({ contactReportsToId: contactId }: MapPerson): MapPerson | undefined {
        return contactId ? this.#host.data.people.find((one) => one.contactId === contactId) : undefined;
    }

    /** @returns null when the user gives up */
    async askContact(person: MapPerson, manager: MapPerson | null): Promise<boolean | null> {
        const { canWriteContacts } = this.#host.context.view;
        const possible = canWriteContacts && person.contactId && (manager === null || manager.contactId);
        if (!possible) {
            return false;
        }
        const known = this.contactManagerOf(person);
        if (manager === null && known && !this.#host.alsoContact) {
            return (await this.ask(contactTopQuestion(person, known), async () => true)) ?? null;
        }
        if (this.#host.alsoContact === null) {
            const values = await this.ask(alsoContactQuestion(person, manager), async (given) => given);
            if (!values) {
                return null;
            }
            this.#host.alsoContact = values.alsoContact === 'true';
        }
        return this.#host.alsoContact;
    }

    /* Lines. */

    async line(fromId: string, toId: string | null): Promise<void> {
        const { keyAccountId, context, data } = this.#host;
        const from = this.person(fromId);
        if (!from || fromId === toId) {
            return;
        }
        const question = lineQuestion(from, this.person(toId), data.people, context);
        await this.ask(question, ({ kind, strength, note, toId: chosen }) => {
            const end = toId ?? chosen ?? '';
            const message = fill(lineText, from.name, this.person(end)?.name ?? '');
            const link = { fromId, toId: end, kind: kind ?? '', strength: strength ?? '', note };
            return this.#edits.makeFromDialog(message, () => saveLink({ keyAccountId, link }));
        });
    }

    async editLine(id: string): Promise<void> {
        const { keyAccountId, context, data } = this.#host;
        const link = data.links.find((one) => one.id === id);
        const from = this.person(link?.fromId ?? null)?.name ?? '';
        const to = this.person(link?.toId ?? null)?.name ?? '';
        if (!link) {
            return;
        }
        await this.ask(lineChangeQuestion(link, from, to, context), ({ kind, strength, note }) => {
            const { fromId, toId } = link;
            const changed = { id, fromId, toId, kind: kind ?? '', strength: strength ?? '', note };
            return this.#edits.makeFromDialog(fill(lineText, from, to), () =>
                saveLink({ keyAccountId, link: changed })
            );
        });
    }

    dropLine(id: string): void {
        const { keyAccountId, data } = this.#host;
        const link = data.links.find((one) => one.id === id);
        const from = this.person(link?.fromId ?? null)?.name ?? '';
        const to = this.person(link?.toId ?? null)?.name ?? '';
        this.#edits.make(
            fill(lineGoneText, from, to),
            (shown) => ({ ...shown, links: shown.links.filter((one) => one.id !== id) }),
            () => remove({ keyAccountId, recordIds: [id] })
        );
    }

    /* People who come and go. */

    async addPerson(): Promise<void> {
        const { keyAccountId } = this.#host;
        const save = await this.ask(personQuestion(), ({ contactId }) =>
            this.#edits.makeFromDialog(fill(addedText, 1), () =>
                addPeople({ keyAccountId, contactIds: [contactId ?? ''] })
            )
        );
        const [added] = save?.people ?? [];
        if (added) {
            this.#host.open(added.id);
        }
    }

    async addSuggested(contactId: string): Promise<void> {
        const { keyAccountId } = this.#host;
        this.#host.addedPeople = [...this.#host.addedPeople, contactId];
        await this.#edits.make(
            fill(addedText, 1),
            (data) => data,
            () => addPeople({ keyAccountId, contactIds: [contactId] })
        );
        // Whoever was added is suggested again once that is taken back.
        this.#host.addedPeople = this.#host.addedPeople.filter((id) => id !== contactId);
    }

    async addPlaceholder(): Promise<void> {
        const { keyAccountId, context, data } = this.#host;
        await this.ask(placeholderQuestion(data.people, context), ({ name, role, managerId, unitId }) =>
            this.#edits.makeFromDialog(fill(placeholderText, name ?? ''), () =>
                addPlaceholder({ keyAccountId, placeholder: { name: name ?? '', role, managerId, unitId } })
            )
        );
    }

    async fill(id: string): Promise<void> {
        const { keyAccountId } = this.#host;
        const person = this.person(id);
        if (!person) {
            return;
        }
        await this.ask(fillQuestion(person), ({ contactId }) =>
            this.#edits.makeFromDialog(filledText, () =>
                savePeople({
                    keyAccountId,
                    edits: [
                        { recordId: id, field: 'Kind__c', base: 'Placeholder', mine: 'Person' },
                        { recordId: id, field: 'Contact__c', base: null, mine: contactId }
                    ]
                })
            )
        );
    }

    async left(id: string): Promise<void> {
        const person = this.person(id);
        const values = person && (await this.ask(leftQuestion(person, this.#host.context), async (given) => given));
        if (values) {
            this.edit([id], { Left_Date__c: values.left });
        }
    }

    async remove(ids: readonly string[]): Promise<void> {
        const { keyAccountId } = this.#host;
        const names = this.namesOf(ids);
        await this.ask(removeQuestion(names), () =>
            this.#edits.makeFromDialog(fill(removedText, names), () => remove({ keyAccountId, recordIds: [...ids] }))
        );
    }

    /* Colleagues, coverage and actions. */

    async colleague(): Promise<void> {
        const colleague = await this.ask(colleagueQuestion(), ({ userId }) => getColleague({ userId: userId ?? '' }));
        if (colleague) {
            this.#host.extraColleagues = [...this.#host.extraColleagues, colleague];
        }
    }

    async override(id: string): Promise<void> {
        const person = this.person(id);
        const values = person && (await this.ask(overrideQuestion(person, this.#host.context), async (given) => given));
        if (values) {
            this.edit([id], { Coverage_Override__c: values.coverage, Coverage_Override_Until__c: values.until });
        }
    }

    clearOverride(id: string): void {
        this.edit([id], { Coverage_Override__c: null, Coverage_Override_Until__c: null });
    }

    async act(id: string): Promise<void> {
        const { keyAccountId } = this.#host;
        const person = this.person(id);
        if (!person) {
            return;
        }
        await this.ask(actionQuestion(person), ({ subject, dueDate }) =>
            this.#edits.makeFromDialog(fill(actionText, person.name), () =>
                createAction({ keyAccountId, stakeholderId: id, subject: subject ?? '', dueDate })
            )
        );
    }

    async complete(taskId: string, done: boolean): Promise<void> {
        const { keyAccountId } = this.#host;
        const stored = await this.#edits.make(
            done ? completedText : reopenedText,
            (data) => data,
            () => completeAction({ keyAccountId, taskId, done })
        );
        if (!stored) {
            await this.#host.loadDetail();
        }
    }

    /** Questions that lead to a value; what they say is said as the user's own. */
    async help(id: string, value: HelpedValue): Promise<void> {
        const { context } = this.#host;
        const said = await MapRatingHelp.open<string>({
            label: helpHeading,
            heading: helpHeading,
            size: 'small',
            value,
            choices: choicesOf(context, value)
        });
        if (!said) {
            return;
        }
        if (value === 'relationship') {
            const userId = context.view.userId ?? '';
            this.level({ type: 'level', stakeholderId: id, userId, field: 'level', value: said });
        } else {
            this.rate([id], { [value]: said });
        }
    }
}
