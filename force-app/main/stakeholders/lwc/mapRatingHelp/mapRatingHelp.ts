import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import introLabel from '@salesforce/label/c.Ui_Map_Help_Intro';
import noneLabel from '@salesforce/label/c.Ui_Map_Help_None';
import resultLabel from '@salesforce/label/c.Ui_Map_Help_Result';
import takeLabel from '@salesforce/label/c.Ui_Map_Help_Take';
import { answeredValue, questionsFor } from 'c/mapModel';
import type { HelpedValue } from 'c/mapModel';
import { takeKeyboard } from 'c/modalUtils';
import { fill } from 'c/textUtils';
import type { MapChoice } from 'keystone/dto';

/** A few plain questions that lead to a value. Closes with the value, or with nothing. */
export default class MapRatingHelp extends LightningModal {
    readonly labels = { cancel: cancelLabel, intro: introLabel, take: takeLabel };

    @api heading = '';
    @api value: HelpedValue = 'attitude';
    @api choices: readonly MapChoice[] = [];
    answers: Record<string, number | string> = {};

    renderedCallback(): void {
        takeKeyboard(this);
    }

    get questions() {
        return questionsFor(this.value).map(({ key, text, answers }) => ({
            key,
            text,
            options: answers.map((answer, index) => ({ value: String(index), label: answer.text })),
            chosen: String(answers.findIndex(({ says }) => says === this.answers[key]))
        }));
    }

    get result(): MapChoice | null {
        return answeredValue(this.answers, this.choices);
    }

    get resultText(): string {
        return this.result ? fill(resultLabel, this.result.label) : noneLabel;
    }

    get isOpen(): boolean {
        return this.result === null;
    }

    handleAnswer(event: CustomEvent<{ value: string }>): void {
        const { question = '' } = (event.target as HTMLElement).dataset;
        const answer = questionsFor(this.value).find(({ key }) => key === question)?.answers[
            Number(event.detail.value)
        ];
        if (answer) {
            this.answers = { ...this.answers, [question]: answer.says };
        }
    }

    handleCancel(): void {
        this.close();
    }

    handleTake(): void {
        this.close(this.result?.value);
    }
}
