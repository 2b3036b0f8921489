import { isAccessRefused, plainMessage, reduceErrors } from 'c/ldsUtils';

describe('ldsUtils', () => {
    it('shouldTellTheMessageWhenApexReportsAnError', () => {
        expect(reduceErrors({ status: 500, body: { message: 'Enter a reason.' } })).toEqual(['Enter a reason.']);
    });

    it('shouldTellEachMessageOnceWhenTheBodyIsAList', () => {
        expect(reduceErrors({ body: [{ message: 'A' }, { message: 'A' }, { message: 'B' }] })).toEqual(['A', 'B']);
    });

    it('shouldPreferTheRulesMessagesWhenDataServiceReportsThem', () => {
        const error = {
            body: {
                message: 'An error occurred while trying to update the record.',
                output: { errors: [{ message: 'Too early' }], fieldErrors: { Name: [{ message: 'Too long' }] } }
            }
        };
        expect(reduceErrors(error)).toEqual(['Too early', 'Too long']);
    });

    it('shouldTellPageAndFieldErrorsWhenDmlFailed', () => {
        const error = { body: { pageErrors: [{ message: 'Page' }], fieldErrors: { Name: [{ message: 'Field' }] } } };
        expect(reduceErrors(error)).toEqual(['Page', 'Field']);
    });

    it('shouldTellTheMessageWhenJavaScriptThrew', () => {
        expect(reduceErrors([new Error('Broken'), 'Text'])).toEqual(['Broken', 'Text']);
    });

    it('shouldFallBackToTheStatusWhenThereIsNoBody', () => {
        expect(reduceErrors({ statusText: 'Bad Gateway' })).toEqual(['Bad Gateway']);
        expect(reduceErrors({ body: 'Plain body' })).toEqual(['Plain body']);
    });

    it('shouldTellNothingWhenNothingReadableWasReported', () => {
        expect(reduceErrors([null, undefined, {}, { body: {} }, 7])).toEqual([]);
    });

    it('shouldUseTheFallbackWhenNothingReadableWasReported', () => {
        expect(plainMessage(null, 'Sorry')).toBe('Sorry');
        expect(plainMessage({ body: { message: 'Known' } }, 'Sorry')).toBe('Known');
    });

    it('shouldTellARefusedClassFromOtherErrors', () => {
        const refused = { body: { message: "You do not have access to the Apex class named 'X'." } };
        expect(isAccessRefused(refused)).toBe(true);
        expect(isAccessRefused({ body: { message: 'Insufficient access' } })).toBe(false);
    });
});
