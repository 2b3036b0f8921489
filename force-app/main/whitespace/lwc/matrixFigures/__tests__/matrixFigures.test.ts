import MatrixFigures from 'c/matrixFigures';
import { matrixView, overView, scene } from '../../../../../../test/jest/matrixFixtures';
import { clearPage, find, findAll, mount } from '../../../../../../test/jest/support';

const text = (element: HTMLElement, name: string) => find(element, `[data-figure="${name}"]`).textContent;

describe('c-matrix-figures', () => {
    afterEach(clearPage);

    it('shouldTellAllFiguresWithWhatTheyRestOn', async () => {
        const element = await mount('c-matrix-figures', MatrixFigures, { scene: scene() });
        expect(text(element, 'owned')).toBe('Owned a year€1,200');
        expect(text(element, 'open')).toContain('€250 weighted');
        expect(text(element, 'shareOfWallet')).toContain('43%known for 2 of 8 cells');
        expect(text(element, 'penetration')).toContain('1 of 8 cells');
        expect(text(element, 'explored')).toContain('3 unknown');
        expect(text(element, 'conversion')).toContain('1 of 2 potentials');
        await expect(element).toBeAccessible();
    });

    it('shouldWarnWhereSharesAddUpToMoreThanTheWhole', async () => {
        const element = await mount('c-matrix-figures', MatrixFigures, { scene: scene({}, overView()) });
        expect(find(find(element, 'c-over-note'), '[role="status"] [data-over]').textContent).toContain(
            'Shares of spend above 100%: North, Sensors (Ours 60%, Vektor 55%); South, Care (Ours 150%)'
        );
        expect(find(find(element, 'c-over-note'), '[data-over] svg').getAttribute('aria-hidden')).toBe('true');
        await expect(element).toBeAccessible();
        const fine = await mount('c-matrix-figures', MatrixFigures, { scene: scene() });
        expect(findAll(find(fine, 'c-over-note'), '[data-over]')).toHaveLength(0);
    });

    it('shouldSayThatAShareIsNotKnownWithoutAnythingToDivideBy', async () => {
        const element = await mount('c-matrix-figures', MatrixFigures, { scene: scene({}, matrixView({ cells: [] })) });
        expect(text(element, 'shareOfWallet')).toContain('Not known');
    });
});
