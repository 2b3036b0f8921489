import { csvOf, matrixCsv, matrixPicture, wrapped } from 'c/matrixModel';
import { HARDWARE, cell, matrixView, overView, scene, unit } from '../../../../../../test/jest/matrixFixtures';

const COLOURS = { fill: 'white', text: 'black' };
const PALETTE = { plain: COLOURS, line: COLOURS, head: COLOURS, state_owned: { fill: 'green', text: 'black' } };

describe('csvOf', () => {
    it('shouldQuoteAndDisarm', () => {
        const csv = csvOf([['a,b', 'say "hi"', '=1+1', '-5', 12.5, null]]);
        expect(csv).toBe('\uFEFF"a,b","say ""hi""",\'=1+1,\'-5,12.5,\r\n');
    });
});

describe('matrixCsv', () => {
    it('shouldHaveOneLineForEachCellEvenWhenFolded', () => {
        const lines = matrixCsv(scene({ foldedGroups: new Set([HARDWARE]) }))
            .trim()
            .split('\r\n');
        expect(lines).toHaveLength(10);
        expect(lines[0]).toContain('Part of,Buying unit,Group,Offering,State,Seen by Keystone,Owned a year');
        expect(lines[1]).toContain(',North,Hardware,Sensors,Owned,Owned,1200,2027-06-30');
        expect(lines.some((line) => line.startsWith('North,Harbour site,,Care,Unknown'))).toBe(true);
    });
});

describe('matrixPicture', () => {
    it('shouldDrawEverythingWithItsColours', () => {
        const { svg, width, height } = matrixPicture(scene(), PALETTE, 'White space', 'Nordwind');
        const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
        expect(picture.querySelector('parsererror')).toBeNull();
        expect(picture.documentElement.getAttribute('width')).toBe(String(width));
        expect(height).toBeGreaterThan(200);
        const written = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent);
        expect(written).toEqual(expect.arrayContaining(['White space', 'Hardware', 'Harbour site', '€1.2k', 'Total']));
        expect(picture.querySelectorAll('rect[fill="green"]')).toHaveLength(1);
    });

    it('shouldWarnWhereSharesAreOver', () => {
        const { svg } = matrixPicture(scene({ look: 'share' }, overView()), PALETTE, 'a', 'b');
        expect(svg.match(/>1 over 100%</g)).toHaveLength(4);
        expect(svg).toContain('>2 over 100%<');
    });

    it('shouldWriteNamesThatLookLikeMarkup', () => {
        const view = matrixView({ units: [unit('u', '<R&D> "lab"')], cells: [cell('u', 'off-care')] });
        const { svg } = matrixPicture(scene({}, view), PALETTE, 'a', 'b');
        expect(svg).toContain('&lt;R&amp;D&gt; &quot;lab&quot;');
    });

    it('shouldBreakLinesAndEndWithDots', () => {
        expect(wrapped('Condition monitoring of drives', 80, 2)).toEqual(['Condition', 'monitoring o…']);
        expect(wrapped('Donaudampfschifffahrt', 58, 3)).toEqual(['Donaudampf', 'schifffahr', 't']);
    });
});
