import { cardShape, metricsOf } from 'c/mapLayout';
import type { MapFact, MapNode, MapTone } from 'c/mapLayout';
import { blocksOf } from '../textBlocks';

const WORDS = { placeholder: 'Open role', left: 'Has left', external: 'External' };

function person(tones: readonly MapTone[]): MapNode {
    const facts = tones.map((tone, place): MapFact => {
        const short = `fact ${place}`;
        return { key: short, label: short, short, icon: 'utility:like', tone };
    });
    const flags = { placeholder: false, left: true, external: false, faded: false };
    return { id: 'p', name: 'Maria del\nCarmen', title: 'Head of Energy', managerId: null, facts, unit: '', ...flags };
}

const textsOf = (tones: readonly MapTone[], level: 'full' | 'names' = 'full') =>
    cardShape(person(tones), level, metricsOf(false), WORDS).texts;

describe('blocksOf', () => {
    it('shouldJoinFactsOfTheSameTone', () => {
        const blocks = blocksOf(textsOf(['neutral', 'positive', 'neutral', 'neutral', 'positive', 'unknown']));
        expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
            ['name', 'Maria del Carmen'],
            ['flag', 'Has left'],
            ['title', 'Head of Energy'],
            ['neutral', 'fact 0\nfact 2\tfact 3'],
            ['positive', '\tfact 1\n\nfact 4'],
            ['unknown', '\n\n\tfact 5']
        ]);
    });

    it('shouldBeginWhereTheFirstRowAndColumnBegin', () => {
        const texts = textsOf(['neutral', 'neutral', 'neutral', 'negative']);
        const [first] = texts.filter(({ kind }) => kind === 'neutral');
        const negative = blocksOf(texts).find(({ kind }) => kind === 'negative');
        expect([negative?.x, negative?.y]).toEqual([first.x, first.y]);
    });

    it('shouldJoinTheLinesOfAName', () => {
        expect(blocksOf(textsOf([], 'names')).map(({ text }) => text)).toEqual(['Maria del\nCarmen']);
    });
});
