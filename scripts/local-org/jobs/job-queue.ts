import type { Store } from '../store/store.ts';

/** `due` of what runs as soon as it can: a pinned clock begins anew when the org is opened again. */
export const NOW = 0;

/** What a waiting job does next. */
export type JobStep = 'run' | 'start' | 'execute' | 'finish' | 'finalizer';

export type JobKind = 'queueable' | 'batch' | 'schedule' | 'future';

/** One waiting job: everything its next step needs, so that a killed process loses nothing. */
export interface Job {
    /** Place in line; the job's newest step is the last one. */
    sequence: number;
    /** AsyncApexJob id. */
    id: string;
    /** Not before this moment (epoch ms), or NOW. */
    due: number;
    signature: string | null;
    state: JobState;
}

export interface JobState {
    kind: JobKind;
    step: JobStep;
    userId: string;
    className: string;
    /** The job object (future: its arguments; finalizer step: the finalizer) as text of `writeObjects`. */
    body: string;
    depth: number;
    maximumDepth: number | null;
    /** Times in a row that a finalizer queued the job again after a failure. */
    retries: number;
    /** Batch: records per chunk, chunks in all, next chunk. */
    scopeSize: number;
    chunks: number;
    position: number;
    /** Future: method. */
    method: string | null;
    /** Scheduled: CronTrigger id, expression (null for System.scheduleBatch), time zone. */
    cronId: string | null;
    cron: string | null;
    zone: string;
    /** Finalizer step: request id and failure of the queueable (text of `writeObjects`), null after success. */
    requestId: string | null;
    failure: string | null;
}

/** The persisted queue: its rows are written by the transaction that queues, and taken by the one that runs the step. */
export class JobQueue {
    readonly #store: Store;

    constructor(store: Store) {
        this.#store = store;
        store.exec(`CREATE TABLE IF NOT EXISTS _job (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, due INTEGER NOT NULL, signature TEXT, state TEXT NOT NULL);
            CREATE INDEX IF NOT EXISTS _job_due ON _job (due, sequence);
            CREATE TABLE IF NOT EXISTS _job_scope (job TEXT NOT NULL, position INTEGER NOT NULL, items TEXT NOT NULL, PRIMARY KEY (job, position)) WITHOUT ROWID`);
    }

    add(job: Omit<Job, 'sequence'>): void {
        this.#store.run('INSERT INTO _job (id, due, signature, state) VALUES (?, ?, ?, ?)', [
            job.id,
            job.due,
            job.signature,
            JSON.stringify(job.state)
        ]);
    }

    /** Puts a job back in line, at the end, with its next step. A job that was aborted meanwhile stays away. */
    advance(job: Job, state: JobState, due: number): void {
        this.#store.run(
            'UPDATE _job SET sequence = (SELECT max(sequence) + 1 FROM _job), due = ?, state = ? WHERE id = ?',
            [due, JSON.stringify(state), job.id]
        );
    }

    remove(id: string): void {
        this.#store.run('DELETE FROM _job WHERE id = ?', [id]);
        this.#store.run('DELETE FROM _job_scope WHERE job = ?', [id]);
    }

    find(id: string): Job | null {
        return this.#jobs('WHERE id = ?', [id])[0] ?? null;
    }

    /** The job that waits longest among those due at `now`. */
    next(now: number): Job | null {
        return this.#jobs('WHERE due <= ? ORDER BY sequence LIMIT 1', [now])[0] ?? null;
    }

    /** All waiting jobs in line behind a place. */
    behind(sequence: number): Job[] {
        return this.#jobs('WHERE sequence > ? ORDER BY sequence', [sequence]);
    }

    /** The last place taken so far. */
    get end(): number {
        return Number(this.#store.get('SELECT coalesce(max(sequence), 0) FROM _job')?.[0] ?? 0);
    }

    /** When the next job falls due (epoch ms); null when none waits. */
    get nextDue(): number | null {
        const due = this.#store.get('SELECT min(due) FROM _job')?.[0] ?? null;
        return due === null ? null : Number(due);
    }

    hasSignature(signature: string): boolean {
        return this.#store.get('SELECT 1 FROM _job WHERE signature = ?', [signature]) !== null;
    }

    /** A running job no longer keeps others of its signature away. */
    dropSignature(id: string): void {
        this.#store.run('UPDATE _job SET signature = NULL WHERE id = ? AND signature IS NOT NULL', [id]);
    }

    addChunk(id: string, position: number, items: string): void {
        this.#store.run('INSERT INTO _job_scope (job, position, items) VALUES (?, ?, ?)', [id, position, items]);
    }

    /** Items of a chunk as text of `writeObjects`. */
    chunk(id: string, position: number): string {
        const row = this.#store.get('SELECT items FROM _job_scope WHERE job = ? AND position = ?', [id, position]);
        if (row === null) throw new Error(`Chunk ${position} of the batch job ${id} is missing`);
        return String(row[0]);
    }

    removeChunk(id: string, position: number): void {
        this.#store.run('DELETE FROM _job_scope WHERE job = ? AND position = ?', [id, position]);
    }

    #jobs(where: string, parameters: readonly (string | number)[]): Job[] {
        return this.#store
            .all(`SELECT sequence, id, due, signature, state FROM _job ${where}`, parameters)
            .map(([sequence, id, due, signature, state]) => ({
                sequence: Number(sequence),
                id: String(id),
                due: Number(due),
                signature: signature === null ? null : String(signature),
                state: JSON.parse(String(state)) as JobState
            }));
    }
}
