import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { isFetchError, messageOf } from '../../../lib/http.ts';
import { NO_ACCESS } from '../../../lib/wording.ts';

const NOT_FOUND = {
    title: "Page doesn't exist",
    message: 'Enter a valid URL and try again.'
};
const NO_RECORD = {
    title: "Looks like there's a problem.",
    message:
        "We couldn't find the record you're trying to access. It may have been deleted by another user, or there may have been a system error. Ask your administrator for help."
};

/** What the user sees instead of a page that there is not, or not for them; in the platform's words. */
export default class ProblemPage extends LightningElement {
    @api kind?: 'notFound';
    @api error?: unknown;

    connectedCallback(): void {
        document.title = `${this.title} | ${org().organization.name}`;
    }

    get wording(): { title: string; message: string } {
        if (this.kind === 'notFound') return NOT_FOUND;
        if (isFetchError(this.error) && this.error.status === 404) return NO_RECORD;
        if (isFetchError(this.error) && this.error.status === 403)
            return { title: 'You do not have access', message: this.error.body.message || NO_ACCESS };
        return { title: "Looks like there's a problem.", message: messageOf(this.error) };
    }

    get title(): string {
        return this.wording.title;
    }

    get message(): string {
        return this.wording.message;
    }
}
