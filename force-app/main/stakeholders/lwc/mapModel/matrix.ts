import cellLabel from '@salesforce/label/c.Ui_Map_Cell';
import noLevelLabel from '@salesforce/label/c.Ui_Map_Cell_None';
import targetLabel from '@salesforce/label/c.Ui_Map_Cell_Target';
import type { MapTone } from 'c/mapLayout';
import { daysBetween, fill } from 'c/textUtils';
import type { MapColleague, MapPerson, MapRelation } from 'keystone/dto';
import { labelOf } from './data';
import type { MapContext, MapData } from './data';
import { byNumber } from './drawing';
import { relationshipTone } from './facts';

/** How well a colleague knows somebody. */
export interface MatrixCell {
    key: string;
    userId: string;
    stakeholderId: string;
    level: string | null;
    target: string | null;
    levelText: string;
    targetText: string;
    /** The target is higher than the level. */
    below: boolean;
    tone: MapTone;
    /** In full, as it is read aloud. */
    label: string;
    /** Nobody has looked at it for long. */
    old: boolean;
}

export interface MatrixRow {
    id: string;
    name: string;
    title: string;
    role: string;
    faded: boolean;
    placeholder: boolean;
    key: boolean;
    cells: MatrixCell[];
}

/** A level that nobody has looked at for so many days is old. */
const OLD_DAYS = 180;

/** Rows of people, the most influential first, with a cell for each colleague. */
export function matrixOf(
    data: MapData,
    people: readonly MapPerson[],
    colleagues: readonly MapColleague[],
    context: MapContext,
    isFaded: (person: MapPerson) => boolean
): MatrixRow[] {
    const relations = new Map(data.relations.map((one) => [`${one.stakeholderId}/${one.userId ?? ''}`, one]));
    const mostInfluential = byNumber(context, 'influence', ({ influence }) => influence);
    return [...people]
        .sort((one, other) => mostInfluential(one, other) || one.name.localeCompare(other.name, context.locale))
        .map((person) => ({
            id: person.id,
            name: person.name,
            title: person.title ?? '',
            role: labelOf(context, 'role', person.role),
            faded: isFaded(person),
            placeholder: person.placeholder,
            key: person.key,
            cells: colleagues.map((colleague) =>
                cellOf(person, colleague, relations.get(`${person.id}/${colleague.userId}`), context)
            )
        }));
}

function cellOf(
    person: MapPerson,
    colleague: MapColleague,
    relation: MapRelation | undefined,
    context: MapContext
): MatrixCell {
    const levelText = labelOf(context, 'relationship', relation?.level);
    const targetText = labelOf(context, 'relationship', relation?.target);
    const level = fill(cellLabel, person.name, colleague.name, levelText || noLevelLabel);
    const isOld = relation?.assessedOn ? daysBetween(relation.assessedOn, context.today) > OLD_DAYS : false;
    return {
        key: `${person.id}/${colleague.userId}`,
        userId: colleague.userId,
        stakeholderId: person.id,
        level: relation?.level ?? null,
        target: relation?.target ?? null,
        levelText,
        targetText,
        below: (relation?.targetValue ?? -1) > (relation?.levelValue ?? 0),
        tone: relationshipTone(relation?.levelValue),
        label: targetText ? `${level} ${fill(targetLabel, targetText)}` : level,
        old: isOld
    };
}

/** The data with a level or target in one cell. */
export function withLevel(
    data: MapData,
    cell: { stakeholderId: string; userId: string },
    field: 'level' | 'target',
    value: string | null,
    numberValue: number | null
): MapData {
    const isCell = (one: MapRelation) => one.stakeholderId === cell.stakeholderId && one.userId === cell.userId;
    const before = data.relations.find(isCell) ?? { id: `new/${cell.stakeholderId}/${cell.userId}`, ...cell };
    const change =
        field === 'level' ? { level: value, levelValue: numberValue } : { target: value, targetValue: numberValue };
    return { ...data, relations: [...data.relations.filter((one) => !isCell(one)), { ...before, ...change }] };
}
