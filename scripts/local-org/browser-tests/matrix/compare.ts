import type { Page } from 'playwright-core';
import { texts } from '../../../checks/lib/metadata.ts';
import type { HeldRights } from '../../../checks/lib/permission-matrix.ts';
import { ExpectedObject } from './expected.ts';
import { local, matrix, objects, qualified } from './package.ts';
import { type PageFacts, readPage } from './read-page.ts';
import { currentUserId, type RecordToOpen, visibleRecord } from './records.ts';

/** The shell's words for a page, and for a form, that the user may not have. */
const NO_ACCESS = 'You do not have access';
const NO_ACCESS_IN_FORM = 'You do not have the level of access';

/** Notes what is not as it should be. */
type Check = (what: string, seen: unknown, wanted: unknown) => void;

/**
 * Opens the list, a record and the forms of an object as the person whose page it is.
 * @param otherRecord a record to try when the person sees none
 * @returns what is not as it should be, one line each
 */
export async function wrongPages(
    page: Page,
    baseUrl: string,
    held: HeldRights,
    object: string,
    otherRecord: string | undefined
): Promise<string[]> {
    const wrong: string[] = [];
    const expected = new ExpectedObject(matrix.metadata, held, object);
    const check: Check = (what, seen, wanted) => {
        if (JSON.stringify(seen) !== JSON.stringify(wanted))
            wrong.push(`${object}, ${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`);
    };
    const see = (url: string, dialogUrl: string | null) => page.evaluate(readPage, { url, dialogUrl });
    const place = `/lightning/o/${qualified(object)}`;
    const filter = expected.listView === null ? '' : `?filterName=${expected.listView}`;
    checkList(check, await see(`${place}/list${filter}`, expected.rights.read ? `${place}/new` : null), expected);

    const userId = await currentUserId(page, baseUrl);
    const record = expected.rights.read ? await visibleRecord(page, baseUrl, userId, qualified(object)) : null;
    const id = record?.id ?? otherRecord;
    if (id === undefined) return wrong;
    const recordPlace = `/lightning/r/${qualified(object)}/${id}`;
    const facts = await see(`${recordPlace}/view`, record === null ? null : `${recordPlace}/edit`);
    if (record === null) check('record of others', facts.problem, NO_ACCESS);
    else checkRecord(check, facts, expected, record);
    return wrong;
}

function checkList(check: Check, { problem, list, form }: PageFacts, expected: ExpectedObject): void {
    const { create, read } = expected.rights;
    check('list', problem, read ? null : NO_ACCESS);
    if (!read) return;
    check('columns of the list', list?.columns, expected.columns);
    check('buttons of the list', list?.buttons, create ? ['New'] : []);
    checkForm(check, 'form of a new record', form, create ? expected.newInputs : null);
}

function checkRecord(check: Check, facts: PageFacts, expected: ExpectedObject, record: RecordToOpen): void {
    const { create, edit, delete: remove } = expected.rights;
    const mayEdit = edit && record.edit;
    check('record', facts.problem, null);
    check('layout', expected.hasLayout, true);
    check('highlights', facts.highlights?.labels ?? [], expected.showsHighlights ? expected.highlights : []);
    const buttons = [mayEdit && 'Edit', create && 'Clone', remove && record.delete && 'Delete'].filter(Boolean);
    check('buttons of the record', facts.highlights?.buttons ?? [], expected.showsHighlights ? buttons : []);
    check(
        'details',
        sorted(facts.details.map(({ field, label }) => `${local(field)}: ${label}`)),
        sorted(expected.details.map(({ field, label }) => `${field}: ${label}`))
    );
    const inPlace = facts.details.filter(({ canEdit }) => canEdit).map(({ field }) => local(field));
    check(
        'fields to edit in place',
        sorted(inPlace),
        mayEdit && facts.details.length > 0 ? sorted(expected.editInputs) : []
    );
    check(
        'related lists',
        facts.relatedLists.map(({ id, buttons: own }) => `${local(id)} ${own.join()}`),
        expected.relatedLists.map(({ id, createable }) => `${id} ${createable ? 'New' : ''}`)
    );
    for (const { id, columns } of facts.relatedLists.filter((list) => list.columns !== null))
        check(`columns of ${local(id)}`, columns, expected.relatedLists.find((list) => list.id === local(id))?.columns);
    checkForm(check, 'form of the record', facts.form, mayEdit ? expected.editInputs : null);
}

/** @param inputs null when the form must be refused */
function checkForm(check: Check, what: string, form: PageFacts['form'], inputs: string[] | null): void {
    check(what, form?.problem?.startsWith(NO_ACCESS_IN_FORM) ?? false, inputs === null);
    check(`inputs of the ${what}`, sorted((form?.inputs ?? []).map(local)), sorted(inputs ?? []));
}

const sorted = (names: readonly string[]): string[] => [...names].sort();

/** The navigation of the package's app: tabs that are granted, of objects that may be read. */
export async function wrongTabs(page: Page, held: HeldRights): Promise<string[]> {
    const { navigation } = await page.evaluate(readPage, { url: '/lightning/search', dialogUrl: null });
    const labelOf = (tab: string): string => {
        const object = matrix.metadata.find('CustomObject', tab);
        return String((object ?? matrix.metadata.find('CustomTab', tab))?.xml[object ? 'pluralLabel' : 'label']);
    };
    return matrix.metadata
        .ofType('CustomApplication')
        .flatMap((app) => texts(app.xml, 'tabs').map((tab) => ({ app: app.name, tab })))
        .filter(({ tab }) => !tab.startsWith('standard-'))
        .flatMap(({ app, tab }) => {
            const isWanted =
                held.has('application', app) &&
                held.has('tab', tab) &&
                (!objects.includes(tab) || held.object(tab).read);
            const isThere = navigation.includes(labelOf(tab));
            return isThere === isWanted
                ? []
                : [`tab ${tab} ${isThere ? 'is shown' : 'is missing'}: ${navigation.join(', ')}`];
        });
}
