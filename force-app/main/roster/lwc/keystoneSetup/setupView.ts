import type { DefaultKind, PackageJob } from 'keystone/dto';
import addedText from '@salesforce/label/c.Ui_Setup_Defaults_Added';
import allScheduledLabel from '@salesforce/label/c.Ui_Setup_Jobs_All';
import completeLabel from '@salesforce/label/c.Ui_Setup_Defaults_Complete';
import kindCompleteLabel from '@salesforce/label/c.Ui_Setup_Kind_Complete';
import kindMissingText from '@salesforce/label/c.Ui_Setup_Kind_Missing';
import kindPresentText from '@salesforce/label/c.Ui_Setup_Kind_Present';
import lastFailureText from '@salesforce/label/c.Ui_Setup_Job_Failed';
import missingText from '@salesforce/label/c.Ui_Setup_Defaults_Missing';
import nextRunText from '@salesforce/label/c.Ui_Setup_Job_Next';
import nothingAddedLabel from '@salesforce/label/c.Ui_Setup_Defaults_Nothing';
import offLabel from '@salesforce/label/c.Ui_Setup_Job_Off';
import oneMissingLabel from '@salesforce/label/c.Ui_Setup_Defaults_MissingOne';
import onLabel from '@salesforce/label/c.Ui_Setup_Job_On';
import someScheduledText from '@salesforce/label/c.Ui_Setup_Jobs_Some';
import { fill, formatNumber } from 'c/textUtils';

/** Where something stands: an icon and words, never colour alone. */
export interface Standing {
    icon: string;
    variant: 'success' | 'warning';
    text: string;
}

/** One kind of default records as a row. */
export interface KindView {
    name: string;
    label: string;
    present: string;
    standing: Standing;
}

/** One nightly job as a row; what is not known is null. */
export interface JobView {
    name: string;
    label: string;
    description: string;
    standing: Standing;
    nextRun: string | null;
    lastFailure: string | null;
    lastFailureText: string | null;
}

const good = (text: string): Standing => ({ icon: 'utility:success', variant: 'success', text });
const open = (text: string): Standing => ({ icon: 'utility:warning', variant: 'warning', text });

const missingIn = (kinds: readonly DefaultKind[]): number => kinds.reduce((sum, { missing }) => sum + missing, 0);

/** The kinds of default records as rows. */
export function kindViews(kinds: readonly DefaultKind[], locale: string): KindView[] {
    return kinds.map(({ name, label, present, missing }) => ({
        name,
        label,
        present: fill(kindPresentText, formatNumber(present, locale)),
        standing: missing > 0 ? open(fill(kindMissingText, formatNumber(missing, locale))) : good(kindCompleteLabel)
    }));
}

/** Where the default records stand altogether. */
export function standingOfDefaults(kinds: readonly DefaultKind[], locale: string): Standing {
    const missing = missingIn(kinds);
    if (missing === 0) {
        return good(completeLabel);
    }
    return open(missing === 1 ? oneMissingLabel : fill(missingText, formatNumber(missing, locale)));
}

/** Whether there is anything to add. */
export function hasMissing(kinds: readonly DefaultKind[]): boolean {
    return missingIn(kinds) > 0;
}

/** What was added of which kind, in one line. */
export function addedLine(kinds: readonly DefaultKind[], locale: string): string {
    const added = kinds
        .filter((kind) => kind.added > 0)
        .map((kind) => `${kind.label} ${formatNumber(kind.added, locale)}`);
    return added.length > 0 ? fill(addedText, added.join(', ')) : nothingAddedLabel;
}

/** A moment as people of a locale write it, in their time zone. */
function momentText(iso: string, locale: string, timeZone: string): string {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
}

/** The jobs as rows. @param timeZone the user's in Salesforce */
export function jobViews(jobs: readonly PackageJob[], locale: string, timeZone: string): JobView[] {
    function moment(template: string, iso: string | null | undefined): string | null {
        return iso ? fill(template, momentText(iso, locale, timeZone)) : null;
    }
    return jobs.map((job) => ({
        name: job.name,
        label: job.label,
        description: job.description,
        standing: job.isScheduled ? good(onLabel) : open(offLabel),
        nextRun: moment(nextRunText, job.nextRun),
        lastFailure: moment(lastFailureText, job.lastFailure),
        lastFailureText: job.lastFailureText ?? null
    }));
}

/** How many jobs are on the schedule. */
export function scheduledCount(jobs: readonly PackageJob[]): number {
    return jobs.filter(({ isScheduled }) => isScheduled).length;
}

/** Where the jobs stand altogether. */
export function standingOfJobs(jobs: readonly PackageJob[]): Standing {
    const scheduled = scheduledCount(jobs);
    return scheduled === jobs.length
        ? good(allScheduledLabel)
        : open(fill(someScheduledText, String(scheduled), String(jobs.length)));
}
