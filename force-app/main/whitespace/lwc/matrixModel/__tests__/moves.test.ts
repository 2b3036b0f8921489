import { indicesOf, moved, partInSight, placeIn, placesBetween, scrolledTo } from 'c/matrixModel';
import type { Extent } from 'c/matrixModel';

const EXTENT: Extent = { rows: 10, columns: 6, page: 4, groupStarts: [0, 4] };
const at = (row: number, column: number) => ({ row, column });

describe('moved', () => {
    it.each([
        ['ArrowDown', false, at(2, 2), at(3, 2)],
        ['ArrowUp', false, at(0, 2), at(-1, 2)],
        ['ArrowUp', false, at(-1, 2), at(-2, 0)],
        ['ArrowUp', false, at(-1, 5), at(-2, 4)],
        ['ArrowRight', false, at(2, 5), at(2, 6)],
        ['ArrowRight', false, at(2, 6), at(2, 6)],
        ['ArrowLeft', false, at(2, 0), at(2, -1)],
        ['ArrowRight', false, at(-2, 0), at(-2, 4)],
        ['ArrowRight', false, at(-2, 4), at(-2, 4)],
        ['ArrowLeft', false, at(-2, 0), at(-1, -1)],
        ['Home', false, at(3, 3), at(3, -1)],
        ['End', false, at(3, 3), at(3, 5)],
        ['Home', true, at(3, 3), at(0, 0)],
        ['End', true, at(3, 3), at(9, 5)],
        ['ArrowRight', true, at(3, 1), at(3, 5)],
        ['ArrowLeft', true, at(3, 3), at(3, 0)],
        ['ArrowDown', true, at(3, 3), at(9, 3)],
        ['ArrowUp', true, at(3, 3), at(0, 3)],
        ['PageDown', false, at(3, 3), at(7, 3)],
        ['PageDown', false, at(8, 3), at(9, 3)],
        ['PageUp', false, at(3, 3), at(0, 3)],
        ['PageDown', false, at(10, 3), at(10, 3)]
    ])('shouldMoveWith%sAndControl%s', (key, withControl, from, to) => {
        expect(moved(from, key, withControl, EXTENT)).toEqual(to);
    });

    it('shouldNotMoveWithOtherKeys', () => {
        expect(moved(at(0, 0), 'x', false, EXTENT)).toBeNull();
    });

    it('shouldStayOnTheHeadsWhenThereIsNothingElse', () => {
        const empty = { rows: 0, columns: 0, page: 1, groupStarts: [] };
        expect(moved(at(-1, -1), 'End', true, empty)).toEqual(at(-1, -1));
        expect(placeIn(at(-2, 3), empty)).toEqual(at(-1, 0));
    });
});

describe('placesBetween', () => {
    it('shouldNameTheFieldsOfTheRectangle', () => {
        expect(placesBetween(at(1, 1), at(0, 2), EXTENT)).toEqual([at(0, 1), at(0, 2), at(1, 1), at(1, 2)]);
    });

    it('shouldLeaveHeadsAndTotalsOut', () => {
        expect(placesBetween(at(-1, 5), at(0, 6), EXTENT)).toEqual([at(0, 5)]);
        expect(placesBetween(at(0, 0), at(0, 0), { ...EXTENT, rows: 0 })).toEqual([]);
    });
});

describe('what is in sight', () => {
    it('shouldBeWhatFitsAndSomeMore', () => {
        expect(partInSight(100, 200, 50, 40, 1)).toEqual({ from: 1, to: 7 });
        expect(partInSight(0, 200, 50, 3, 2)).toEqual({ from: 0, to: 3 });
        expect(partInSight(9000, 200, 50, 3, 1)).toEqual({ from: 3, to: 3 });
    });

    it('shouldKeepWhereTheKeyboardIs', () => {
        const part = { from: 2, to: 4 };
        expect(indicesOf(part, 0, 9)).toEqual([0, 2, 3]);
        expect(indicesOf(part, 7, 9)).toEqual([2, 3, 7]);
        expect(indicesOf(part, 3, 9)).toEqual([2, 3]);
        expect(indicesOf(part, -1, 9)).toEqual([2, 3]);
        expect(indicesOf(part, null, 9)).toEqual([2, 3]);
    });

    it('shouldScrollNoFurtherThanNeeded', () => {
        expect(scrolledTo(1, 50, 200, 300, 100)).toBe(50);
        expect(scrolledTo(9, 50, 0, 300, 100)).toBe(300);
        expect(scrolledTo(2, 50, 0, 300, 100)).toBe(0);
    });
});
