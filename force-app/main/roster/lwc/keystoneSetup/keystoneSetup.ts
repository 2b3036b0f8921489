import { LightningElement, wire } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import getState from '@salesforce/apex/SetupController.getState';
import loadDefaults from '@salesforce/apex/SetupController.loadDefaults';
import scheduleJobs from '@salesforce/apex/SetupController.scheduleJobs';
import unscheduleJobs from '@salesforce/apex/SetupController.unscheduleJobs';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import changingLabel from '@salesforce/label/c.Ui_Setup_Jobs_Working';
import defaultsAboutLabel from '@salesforce/label/c.Ui_Setup_Defaults_About';
import defaultsLabel from '@salesforce/label/c.Ui_Setup_Defaults';
import jobsAboutLabel from '@salesforce/label/c.Ui_Setup_Jobs_About';
import jobsLabel from '@salesforce/label/c.Ui_Setup_Jobs';
import loadFailedLabel from '@salesforce/label/c.Ui_Setup_LoadFailed';
import loadingDefaultsLabel from '@salesforce/label/c.Ui_Setup_Defaults_Loading';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import loadLabel from '@salesforce/label/c.Ui_Setup_Defaults_Load';
import refusedHeading from '@salesforce/label/c.Ui_Setup_Refused_Heading';
import refusedMessage from '@salesforce/label/c.Ui_Setup_Refused_Message';
import scheduledLabel from '@salesforce/label/c.Ui_Setup_Jobs_Scheduled';
import scheduleLabel from '@salesforce/label/c.Ui_Setup_Jobs_Schedule';
import titleLabel from '@salesforce/label/c.Ui_Setup';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import unscheduleAsk from '@salesforce/label/c.Ui_Setup_Jobs_Unschedule_Ask';
import unscheduledLabel from '@salesforce/label/c.Ui_Setup_Jobs_Unscheduled';
import unscheduleLabel from '@salesforce/label/c.Ui_Setup_Jobs_Unschedule';
import { isAccessRefused, plainMessage } from 'c/ldsUtils';
import type { Wired } from 'keystone/apex';
import type { SetupState } from 'keystone/dto';
import {
    addedLine,
    hasMissing,
    jobViews,
    kindViews,
    scheduledCount,
    standingOfDefaults,
    standingOfJobs
} from './setupView';
import type { JobView, KindView, Standing } from './setupView';

/** The two cards. */
type Card = 'defaults' | 'jobs';

/** For RevOps: default records that are missing and the nightly jobs, each with what can be done about it. */
export default class KeystoneSetup extends LightningElement {
    readonly labels = {
        changing: changingLabel,
        defaults: defaultsLabel,
        defaultsAbout: defaultsAboutLabel,
        jobs: jobsLabel,
        jobsAbout: jobsAboutLabel,
        load: loadLabel,
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        loadingDefaults: loadingDefaultsLabel,
        refusedHeading,
        refusedMessage,
        schedule: scheduleLabel,
        title: titleLabel,
        unschedule: unscheduleLabel
    };

    state: SetupState | null = null;
    error: unknown = null;
    /** The card whose button is at work. */
    working: Card | null = null;
    /** Everything is being read again after a failure. */
    retrying = false;

    /** What the wire provisioned, for refreshApex. */
    #wired: Wired<SetupState> | undefined;
    /** The card whose standing gets the keyboard after the next rendering, because its button may be gone. */
    #focusNext: Card | null = null;

    @wire(getState)
    wiredState(provisioned: Wired<SetupState>): void {
        this.#wired = provisioned;
        if (provisioned.data) {
            this.state = provisioned.data;
            this.error = null;
        } else if (provisioned.error) {
            this.state = null;
            this.error = provisioned.error;
        }
    }

    renderedCallback(): void {
        if (this.#focusNext) {
            this.template!.querySelector<HTMLElement>(`[data-standing="${this.#focusNext}"]`)?.focus();
            this.#focusNext = null;
        }
    }

    get loading(): boolean {
        return this.retrying || (this.state === null && this.error === null);
    }

    get refused(): boolean {
        return this.state?.isAllowed === false || (this.error !== null && isAccessRefused(this.error));
    }

    get failure(): unknown {
        return this.refused || this.retrying ? null : this.error;
    }

    /** What is shown in the cards; null while there is only one thing to say. */
    get shown(): SetupState | null {
        return this.refused ? null : this.state;
    }

    get kinds(): KindView[] {
        return kindViews((this.state as SetupState).defaults, LOCALE);
    }

    get defaultsStanding(): Standing {
        return standingOfDefaults((this.state as SetupState).defaults, LOCALE);
    }

    get canLoad(): boolean {
        return hasMissing((this.state as SetupState).defaults);
    }

    get loadingDefaults(): boolean {
        return this.working === 'defaults';
    }

    get jobs(): JobView[] {
        return jobViews((this.state as SetupState).jobs, LOCALE, TIME_ZONE);
    }

    get jobsStanding(): Standing {
        return standingOfJobs((this.state as SetupState).jobs);
    }

    get canSchedule(): boolean {
        const { jobs } = this.state as SetupState;
        return scheduledCount(jobs) < jobs.length;
    }

    get canUnschedule(): boolean {
        return scheduledCount((this.state as SetupState).jobs) > 0;
    }

    get changingJobs(): boolean {
        return this.working === 'jobs';
    }

    async handleRetry(): Promise<void> {
        this.retrying = true;
        await this.refresh();
        this.retrying = false;
    }

    async handleLoad(): Promise<void> {
        await this.change('defaults', async () => addedLine(await loadDefaults({}), LOCALE));
    }

    async handleSchedule(): Promise<void> {
        await this.change('jobs', async () => {
            await scheduleJobs({});
            return scheduledLabel;
        });
    }

    async handleUnschedule(): Promise<void> {
        if (this.working) {
            return;
        }
        const isSure = await LightningConfirm.open({
            label: unscheduleLabel,
            message: unscheduleAsk,
            theme: 'warning'
        });
        if (isSure) {
            await this.change('jobs', async () => {
                await unscheduleJobs({});
                return unscheduledLabel;
            });
        }
    }

    /** Does something, tells of it, and shows how everything stands now; also after a failure, which may have been somebody else's doing. */
    async change(card: Card, act: () => Promise<string>): Promise<void> {
        if (this.working) {
            return;
        }
        this.working = card;
        try {
            const title = await act();
            this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
        } catch (error) {
            const title = plainMessage(error, unknownLabel);
            this.dispatchEvent(new ShowToastEvent({ title, variant: 'error', mode: 'sticky' }));
        }
        await this.refresh();
        this.#focusNext = card;
        this.working = null;
    }

    async refresh(): Promise<void> {
        try {
            await refreshApex(this.#wired);
        } catch {
            // The wire tells of it.
        }
    }
}
