import { LightningElement, api } from 'lwc';
import type { BuildError } from '../../../lib/bootstrap.ts';

/** What is on the screen is older than the sources while something does not compile; this says what and where. */
export default class BuildErrors extends LightningElement {
    @api errors: BuildError[] = [];
    @api offline = false;
    expanded = true;

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get headline(): string {
        const count = this.errors.length;
        return `${count} ${count === 1 ? 'error' : 'errors'} in the sources; the last version that compiled is running`;
    }

    get expandedText(): string {
        return String(this.expanded);
    }

    get toggleText(): string {
        return this.expanded ? 'Hide' : 'Show';
    }

    get items(): { key: string; place: string; message: string }[] {
        return this.errors.map((error, index) => ({
            key: String(index),
            place: error.file ? `${error.file}:${error.line}:${error.column}` : error.source,
            message: error.message
        }));
    }

    handleToggle(): void {
        this.expanded = !this.expanded;
    }
}
