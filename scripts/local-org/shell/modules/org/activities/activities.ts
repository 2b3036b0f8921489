import { LightningElement, api } from 'lwc';
import { org } from '../../../lib/bootstrap.ts';
import { formatDate, formatDateTime } from '../../../lib/format.ts';
import { call, messageOf, queryText } from '../../../lib/http.ts';
import { subscribe } from '../../../lib/lds.ts';
import { orgObject } from '../../../lib/names.ts';
import { openNew } from '../../../lib/record-actions.ts';
import { encodeDefaultFieldValues } from '../../../lib/routes.ts';

interface Activity {
    id: string;
    objectApiName: 'Task' | 'Event';
    subject: string | null;
    date: string | null;
    start: string | null;
    isClosed: boolean;
    owner: { name: string } | null;
    who: { name: string } | null;
    what: { name: string } | null;
}

interface Activities {
    open: Activity[];
    past: Activity[];
    more: boolean;
}

/** Objects whose people go into Who, not What. */
const PEOPLE = ['Contact', 'Lead'];

/** Tasks and events about a record: what is to come, what was. */
export default class ActivitiesPanel extends LightningElement {
    @api recordId!: string;
    @api objectApiName!: string;
    data: Activities | undefined;
    problem = '';
    #stop: (() => void) | undefined;

    connectedCallback(): void {
        this.#stop = subscribe<Activities>(
            {
                key: `activities:${this.recordId}`,
                tags: ['object:Task', 'object:Event', `record:${this.recordId}`],
                fetch: () => call<Activities>('GET', `/local/activities${queryText({ recordId: this.recordId })}`),
                tagsOf: (data) => [...data.open, ...data.past].map((activity) => `record:${activity.id}`)
            },
            ({ data, error }) => {
                this.problem = error === undefined ? '' : messageOf(error);
                if (data) this.data = data;
            }
        );
    }

    disconnectedCallback(): void {
        this.#stop?.();
    }

    get isLoading(): boolean {
        return this.data === undefined;
    }

    get more(): boolean {
        return this.data?.more ?? false;
    }

    get mayCreateTask(): boolean {
        return orgObject('Task')?.createable ?? false;
    }

    get mayCreateEvent(): boolean {
        return orgObject('Event')?.createable ?? false;
    }

    get groups(): object[] {
        const group = (label: string, list: Activity[], empty: string): object => ({
            label,
            empty: list.length === 0 ? empty : null,
            items: list.map((activity) => this.item(activity))
        });
        return [
            group('Upcoming & Overdue', this.data?.open ?? [], 'No activities to show.'),
            group('Past', this.data?.past ?? [], 'No past activity.')
        ];
    }

    item(activity: Activity): object {
        const overdue =
            !activity.isClosed &&
            activity.objectApiName === 'Task' &&
            activity.date !== null &&
            activity.date < org().today;
        const people = [activity.who?.name, activity.what?.name].filter(Boolean).join(' · ');
        return {
            ...activity,
            subject: activity.subject || '(no subject)',
            icon: activity.objectApiName === 'Task' ? 'standard:task' : 'standard:event',
            kind: activity.objectApiName,
            href: `/lightning/r/${activity.objectApiName}/${activity.id}/view`,
            when: activity.start
                ? formatDateTime(activity.start)
                : activity.date
                  ? formatDate(activity.date)
                  : 'No due date',
            subjectClass: activity.isClosed ? 'slds-truncate closed' : 'slds-truncate',
            overdue,
            dateClass: overdue ? 'overdue' : '',
            about: [people, activity.owner?.name].filter(Boolean).join(' — ')
        };
    }

    create(object: 'Task' | 'Event'): void {
        const relation = PEOPLE.includes(this.objectApiName) ? 'WhoId' : 'WhatId';
        openNew(object, encodeDefaultFieldValues({ [relation]: this.recordId }), true);
    }

    handleTask(): void {
        this.create('Task');
    }

    handleEvent(): void {
        this.create('Event');
    }
}
