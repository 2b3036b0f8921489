/**
 * Edits whose answer is not there yet. What can be taken back is known only once the server has answered: an undo that did not
 * wait for that would take back the edit before.
 */
export class UnderWay {
    #count = 0;
    #waiting: (() => void)[] = [];

    get isBusy(): boolean {
        return this.#count > 0;
    }

    /** Counts an edit in. @returns counts it out again, to be called once, when what can be taken back is remembered */
    begin(): () => void {
        this.#count++;
        return () => {
            this.#count--;
            if (this.#count === 0) {
                const waiting = this.#waiting;
                this.#waiting = [];
                waiting.forEach((go) => go());
            }
        };
    }

    /**
     * Waits for the edits that are under way, as an undo does before it takes back the latest one.
     * @param latest what would be taken back now; asked again after the waiting
     * @returns whether the latest edit can be taken back: not when it was refused, and so waits where it was made
     */
    async isAnswered(latest: () => unknown): Promise<boolean> {
        if (!this.isBusy) {
            return true;
        }
        const before = latest();
        while (this.isBusy) {
            // Edits that were made meanwhile are waited for as well.
            // eslint-disable-next-line no-await-in-loop
            await new Promise<void>((resolve) => this.#waiting.push(resolve));
        }
        return latest() !== before;
    }
}
