import { LightningElement, api } from 'lwc';
import addressableLabel from '@salesforce/label/c.Ws_Figure_Addressable';
import conversionHelp from '@salesforce/label/c.Ws_Figure_ConversionHelp';
import conversionLabel from '@salesforce/label/c.Ws_Figure_Conversion';
import conversionNote from '@salesforce/label/c.Ws_Figure_ConversionNote';
import coverageNote from '@salesforce/label/c.Ws_Figure_CoverageNote';
import exploredHelp from '@salesforce/label/c.Ws_Figure_ExploredHelp';
import exploredLabel from '@salesforce/label/c.Ws_Figure_Explored';
import exploredNote from '@salesforce/label/c.Ws_Figure_ExploredNote';
import openLabel from '@salesforce/label/c.Ws_Figure_Open';
import ownedLabel from '@salesforce/label/c.Ws_Figure_Owned';
import penetrationHelp from '@salesforce/label/c.Ws_Figure_PenetrationHelp';
import penetrationLabel from '@salesforce/label/c.Ws_Figure_Penetration';
import penetrationNote from '@salesforce/label/c.Ws_Figure_PenetrationNote';
import potentialLabel from '@salesforce/label/c.Ws_Figure_Potential';
import shareHelp from '@salesforce/label/c.Ws_Figure_ShareHelp';
import shareLabel from '@salesforce/label/c.Ws_Figure_Share';
import unknownText from '@salesforce/label/c.Ws_Figure_NotKnown';
import weightedNote from '@salesforce/label/c.Ws_Figure_WeightedNote';
import { overText, ratioOf } from 'c/matrixModel';
import type { Figures, Ratio, Scene } from 'c/matrixModel';
import { fill } from 'c/textUtils';

interface Figure {
    name: string;
    label: string;
    text: string;
    /** What the figure rests on. */
    note: string;
    help: string;
}

/** What all cells on show add up to. */
export default class MatrixFigures extends LightningElement {
    @api scene!: Scene;

    /** Where shares add up to more than what is spent; empty where they do not. */
    get over(): string {
        return overText(this.scene.overs, this.scene.matrix, this.scene.texts);
    }

    get figures(): Figure[] {
        const { figures, texts } = this.scene;
        const amount = (name: 'owned' | 'open' | 'potential' | 'addressable', label: string, note = ''): Figure => ({
            name,
            label,
            text: texts.full(Math.round(figures[name])),
            note,
            help: ''
        });
        return [
            amount('owned', ownedLabel),
            amount('open', openLabel, fill(weightedNote, texts.full(Math.round(figures.weighted)))),
            amount('potential', potentialLabel),
            amount('addressable', addressableLabel),
            this.percent('shareOfWallet', shareLabel, this.coverage(figures), shareHelp),
            this.percent(
                'penetration',
                penetrationLabel,
                fill(penetrationNote, figures.ownedCells, figures.applicable),
                penetrationHelp
            ),
            this.percent('explored', exploredLabel, fill(exploredNote, figures.unknownCells), exploredHelp),
            this.percent(
                'conversion',
                conversionLabel,
                fill(conversionNote, figures.converted, figures.raised),
                conversionHelp
            )
        ];
    }

    percent(name: Ratio, label: string, note: string, help: string): Figure {
        const text = this.scene.texts.percent(ratioOf(this.scene.figures, name)) || unknownText;
        return { name, label, text, note, help };
    }

    /** How much of the share's ground is known: without it the share misleads. */
    coverage(figures: Figures): string {
        return fill(coverageNote, figures.addressableCells, figures.applicable);
    }
}
