/** Generated text that keeps the lines of the source: `at(n)` moves down to line n before more text is added. */
export class Writer {
    #chunks: string[] = [];
    #line = 1;

    /** Text stays on the current line when that is already past `line`. */
    at(line: number): void {
        if (line <= this.#line) return;
        this.#chunks.push('\n'.repeat(line - this.#line));
        this.#line = line;
    }

    emit(text: string): void {
        this.#chunks.push(text);
    }

    /** A place on the current line to be filled when more is known. */
    reserve(): (text: string) => void {
        const index = this.#chunks.push('') - 1;
        return (text) => {
            this.#chunks[index] = text;
        };
    }

    toString(): string {
        return this.#chunks.join('');
    }
}
