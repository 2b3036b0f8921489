import { UnderWay } from 'c/underWay';

describe('c/underWay', () => {
    it('shouldAnswerAtOnceWhenNothingIsUnderWay', async () => {
        expect(await new UnderWay().isAnswered(() => null)).toBe(true);
    });

    it('shouldWaitForEveryEditAlsoForThoseMadeMeanwhile', async () => {
        const underWay = new UnderWay();
        let latest = 'before';
        let answer: boolean | null = null;
        const first = underWay.begin();
        const wait = underWay
            .isAnswered(() => latest)
            .then((isAnswered) => {
                answer = isAnswered;
            });
        const second = underWay.begin();
        first();
        await Promise.resolve();
        expect(underWay.isBusy).toBe(true);
        expect(answer).toBeNull();
        second();
        const third = underWay.begin();
        await Promise.resolve();
        await Promise.resolve();
        expect(answer).toBeNull();
        latest = 'after';
        third();
        await wait;
        expect(answer).toBe(true);
        expect(underWay.isBusy).toBe(false);
    });

    it('shouldSayNoWhenTheEditWasRefused', async () => {
        const underWay = new UnderWay();
        const end = underWay.begin();
        const wait = underWay.isAnswered(() => 'before');
        end();
        expect(await wait).toBe(false);
    });
});
