import { LightningElement } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { call, messageOf } from '../../../lib/http.ts';

/** Chooses a user; there are no passwords in the local org. */
export default class Login extends LightningElement {
    error = '';

    connectedCallback(): void {
        document.title = `Log in | ${org().organization.name}`;
    }

    get orgName(): string {
        return org().organization.name;
    }

    get users(): { id: string; name: string; detail: string }[] {
        return org().users.map((user) => ({
            id: user.id,
            name: user.name,
            detail: [user.title, user.profileName, user.username].filter(Boolean).join(' · ')
        }));
    }

    get isEmpty(): boolean {
        return org().users.length === 0;
    }

    async handleChoice(event: Event): Promise<void> {
        const userId = (event.currentTarget as HTMLElement).dataset.id;
        try {
            await call('POST', '/local/login', { userId });
            location.reload();
        } catch (error) {
            this.error = messageOf(error);
        }
    }
}
