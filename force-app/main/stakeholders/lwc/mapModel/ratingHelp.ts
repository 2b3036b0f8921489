import adaptabilityNew from '@salesforce/label/c.Ui_Map_Help_Adaptability_New';
import adaptabilityNew1 from '@salesforce/label/c.Ui_Map_Help_Adaptability_New_1';
import adaptabilityNew2 from '@salesforce/label/c.Ui_Map_Help_Adaptability_New_2';
import adaptabilityNew3 from '@salesforce/label/c.Ui_Map_Help_Adaptability_New_3';
import adaptabilityNew4 from '@salesforce/label/c.Ui_Map_Help_Adaptability_New_4';
import adaptabilityNew5 from '@salesforce/label/c.Ui_Map_Help_Adaptability_New_5';
import attitudeDo from '@salesforce/label/c.Ui_Map_Help_Attitude_Do';
import attitudeDo1 from '@salesforce/label/c.Ui_Map_Help_Attitude_Do_1';
import attitudeDo2 from '@salesforce/label/c.Ui_Map_Help_Attitude_Do_2';
import attitudeDo3 from '@salesforce/label/c.Ui_Map_Help_Attitude_Do_3';
import attitudeDo4 from '@salesforce/label/c.Ui_Map_Help_Attitude_Do_4';
import attitudeDo5 from '@salesforce/label/c.Ui_Map_Help_Attitude_Do_5';
import attitudeSay from '@salesforce/label/c.Ui_Map_Help_Attitude_Say';
import attitudeSay1 from '@salesforce/label/c.Ui_Map_Help_Attitude_Say_1';
import attitudeSay2 from '@salesforce/label/c.Ui_Map_Help_Attitude_Say_2';
import attitudeSay3 from '@salesforce/label/c.Ui_Map_Help_Attitude_Say_3';
import attitudeSay4 from '@salesforce/label/c.Ui_Map_Help_Attitude_Say_4';
import attitudeSay5 from '@salesforce/label/c.Ui_Map_Help_Attitude_Say_5';
import influenceAsk from '@salesforce/label/c.Ui_Map_Help_Influence_Ask';
import influenceAsk1 from '@salesforce/label/c.Ui_Map_Help_Influence_Ask_1';
import influenceAsk2 from '@salesforce/label/c.Ui_Map_Help_Influence_Ask_2';
import influenceAsk3 from '@salesforce/label/c.Ui_Map_Help_Influence_Ask_3';
import influenceNo from '@salesforce/label/c.Ui_Map_Help_Influence_No';
import influenceNo1 from '@salesforce/label/c.Ui_Map_Help_Influence_No_1';
import influenceNo2 from '@salesforce/label/c.Ui_Map_Help_Influence_No_2';
import influenceNo3 from '@salesforce/label/c.Ui_Map_Help_Influence_No_3';
import orientationFirst from '@salesforce/label/c.Ui_Map_Help_Orientation_First';
import orientationFirst1 from '@salesforce/label/c.Ui_Map_Help_Orientation_First_1';
import orientationFirst2 from '@salesforce/label/c.Ui_Map_Help_Orientation_First_2';
import orientationFirst3 from '@salesforce/label/c.Ui_Map_Help_Orientation_First_3';
import orientationFirst4 from '@salesforce/label/c.Ui_Map_Help_Orientation_First_4';
import relationshipCall from '@salesforce/label/c.Ui_Map_Help_Relationship_Call';
import relationshipCall1 from '@salesforce/label/c.Ui_Map_Help_Relationship_Call_1';
import relationshipCall2 from '@salesforce/label/c.Ui_Map_Help_Relationship_Call_2';
import relationshipCall3 from '@salesforce/label/c.Ui_Map_Help_Relationship_Call_3';
import relationshipCall4 from '@salesforce/label/c.Ui_Map_Help_Relationship_Call_4';
import relationshipCall5 from '@salesforce/label/c.Ui_Map_Help_Relationship_Call_5';
import type { MapChoice } from 'keystone/dto';

/** What can be found out by questions. */
export type HelpedValue = 'attitude' | 'influence' | 'relationship' | 'adaptability' | 'orientation';

/** A plain question; each answer speaks for a number, or for a value where there are no numbers. */
export interface HelpQuestion {
    key: string;
    text: string;
    answers: { text: string; says: number | string }[];
}

const question = (key: string, text: string, ...answers: [string, number | string][]): HelpQuestion => ({
    key,
    text,
    answers: answers.map(([answer, says]) => ({ text: answer, says }))
});

const QUESTIONS: Readonly<Record<HelpedValue, readonly HelpQuestion[]>> = {
    attitude: [
        question(
            'say',
            attitudeSay,
            [attitudeSay1, 2],
            [attitudeSay2, 1],
            [attitudeSay3, 0],
            [attitudeSay4, -1],
            [attitudeSay5, -2]
        ),
        question(
            'do',
            attitudeDo,
            [attitudeDo1, 2],
            [attitudeDo2, 1],
            [attitudeDo3, 0],
            [attitudeDo4, -1],
            [attitudeDo5, -2]
        )
    ],
    influence: [
        question('no', influenceNo, [influenceNo1, 3], [influenceNo2, 2], [influenceNo3, 1]),
        question('ask', influenceAsk, [influenceAsk1, 3], [influenceAsk2, 2], [influenceAsk3, 1])
    ],
    relationship: [
        question(
            'call',
            relationshipCall,
            [relationshipCall1, 4],
            [relationshipCall2, 3],
            [relationshipCall3, 2],
            [relationshipCall4, 1],
            [relationshipCall5, 0]
        )
    ],
    adaptability: [
        question(
            'new',
            adaptabilityNew,
            [adaptabilityNew1, 5],
            [adaptabilityNew2, 4],
            [adaptabilityNew3, 3],
            [adaptabilityNew4, 2],
            [adaptabilityNew5, 1]
        )
    ],
    orientation: [
        question(
            'first',
            orientationFirst,
            [orientationFirst1, 'Financial'],
            [orientationFirst2, 'Technical'],
            [orientationFirst3, 'Relationship'],
            [orientationFirst4, 'Business']
        )
    ]
};

/** The questions that lead to a value. */
export function questionsFor(value: HelpedValue): readonly HelpQuestion[] {
    return QUESTIONS[value];
}

/**
 * What the answers come to: the value whose number is nearest to their mean, of two equally near ones the lower; where
 * there are no numbers, the one that was said.
 * @param answers by question, what each answer speaks for
 * @returns null without an answer
 */
export function answeredValue(
    answers: Readonly<Record<string, number | string>>,
    choices: readonly MapChoice[]
): MapChoice | null {
    const said = Object.values(answers);
    const numbers = said.filter((answer): answer is number => typeof answer === 'number');
    if (numbers.length === 0) {
        return choices.find(({ value }) => said.includes(value)) ?? null;
    }
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const distance = ({ numberValue }: MapChoice) => Math.abs((numberValue ?? Infinity) - mean);
    return [...choices].sort(
        (one, other) => distance(one) - distance(other) || (one.numberValue ?? 0) - (other.numberValue ?? 0)
    )[0];
}
