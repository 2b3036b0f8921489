/** Opportunities, their lines, and prices. */
import type { RawValue } from '../../schema/types.ts';
import type { Store } from '../../store/store.ts';
import { setValue } from '../layout.ts';
import { dmlError, DML_ERRORS } from '../messages.ts';
import { roundTo } from '../prepare.ts';
import { get, isChanged, parentsOf, settingsByLabel } from './fields.ts';
import type { SaveContext, Work } from '../work.ts';
import type { StandardRules } from './index.ts';

/** Forecast category of `Forecast Category` (name) as API value. */
const FORECAST_NAMES: Record<string, string> = {
    Omitted: 'Omitted',
    Pipeline: 'Pipeline',
    BestCase: 'Best Case',
    MostLikely: 'Most Likely',
    Forecast: 'Commit',
    Closed: 'Closed'
};

/** A stage sets probability, forecast category, closed and won; the first two can be overridden in the same save. */
export const opportunityRules: StandardRules = {
    before(context, works, store) {
        const stages = settingsByLabel(
            context.tx.model,
            'OpportunityStage',
            ['IsClosed', 'IsWon', 'DefaultProbability', 'ForecastCategory', 'ForecastCategoryName'],
            store
        );
        for (const work of works) {
            const stage = stages.get(get(context, work, 'StageName') as string);
            if (stage === undefined) {
                continue;
            }
            setValue(context.layout, work.row, 'IsClosed', stage.IsClosed ?? false);
            setValue(context.layout, work.row, 'IsWon', stage.IsWon ?? false);
            if (isChanged(context, work, 'StageName')) {
                const probability = stage.DefaultProbability ?? null;
                if (!work.given.has('Probability')) {
                    setValue(context.layout, work.row, 'Probability', probability);
                }
                if (!work.given.has('ForecastCategoryName') && !work.given.has('ForecastCategory')) {
                    const category = stage.ForecastCategory as string | null;
                    setValue(context.layout, work.row, 'ForecastCategory', category);
                    setValue(
                        context.layout,
                        work.row,
                        'ForecastCategoryName',
                        stage.ForecastCategoryName ?? FORECAST_NAMES[category ?? ''] ?? category
                    );
                }
            }
        }
    },
    validate(context, works) {
        for (const work of works) {
            if (
                work.old !== null &&
                !context.internal &&
                get(context, work, 'HasOpportunityLineItem') === true &&
                work.given.has('Amount') &&
                isChanged(context, work, 'Amount')
            ) {
                // the amount of an opportunity with lines is theirs; what is given is ignored, as on the platform
                setValue(context.layout, work.row, 'Amount', work.old[context.layout.index.get('Amount')!]);
            }
        }
    }
};

/** A line's total is quantity x price less discount; price and total are two ways to say the same. */
export const lineItemRules: StandardRules = {
    before(context, works, store) {
        choosePrices(context, works, store);
        const entries = parentsOf(
            context,
            works,
            'PricebookEntryId',
            'PricebookEntry',
            ['Product2Id', 'UnitPrice', 'Pricebook2Id'],
            store
        );
        for (const work of works) {
            const entry = entries.get(get(context, work, 'PricebookEntryId') as string);
            if (entry !== undefined) {
                setValue(context.layout, work.row, 'Product2Id', entry.Product2Id);
            }
            const quantity = get(context, work, 'Quantity') as number | null;
            const factor = 1 - ((get(context, work, 'Discount') as number | null) ?? 0) / 100;
            const total = get(context, work, 'TotalPrice') as number | null;
            const totalGiven = work.given.has('TotalPrice') && !work.given.has('UnitPrice') && total !== null;
            if (totalGiven) {
                setValue(
                    context.layout,
                    work.row,
                    'UnitPrice',
                    quantity ? roundTo(total / quantity / factor, 2) : null
                );
                continue;
            }
            const price =
                (get(context, work, 'UnitPrice') as number | null) ??
                (work.old === null ? ((entry?.UnitPrice as number | undefined) ?? null) : null);
            setValue(context.layout, work.row, 'UnitPrice', price);
            if (quantity !== null && price !== null) {
                setValue(context.layout, work.row, 'TotalPrice', roundTo(quantity * price * factor, 2));
            }
        }
    },
    validate(context, works, store) {
        if (context.tx.model.field(context.object, 'PricebookEntryId') === undefined) {
            return;
        }
        const opportunities = parentsOf(context, works, 'OpportunityId', 'Opportunity', ['Pricebook2Id'], store);
        const entries = parentsOf(
            context,
            works,
            'PricebookEntryId',
            'PricebookEntry',
            ['Pricebook2Id', 'IsActive'],
            store
        );
        const adopted = new Map<string, RawValue>();
        for (const work of works) {
            if (work.old !== null) {
                continue;
            }
            const entry = entries.get(get(context, work, 'PricebookEntryId') as string);
            if (entry === undefined) {
                work.errors.push(DML_ERRORS.required(['PricebookEntryId']));
                continue;
            }
            const opportunity = get(context, work, 'OpportunityId') as string;
            const book = adopted.get(opportunity) ?? opportunities.get(opportunity)?.Pricebook2Id ?? null;
            if (book === null) {
                adopted.set(opportunity, entry.Pricebook2Id);
            } else if (book !== entry.Pricebook2Id) {
                work.errors.push(
                    dmlError(
                        'FIELD_INTEGRITY_EXCEPTION',
                        'field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the opportunity)',
                        ['PricebookEntryId']
                    )
                );
            }
            if (entry.IsActive === false) {
                work.errors.push(
                    dmlError(
                        'FIELD_INTEGRITY_EXCEPTION',
                        'field integrity exception: PricebookEntryId (pricebook entry is inactive)',
                        ['PricebookEntryId']
                    )
                );
            }
        }
        // the first line chooses the price book of an opportunity that has none
        for (const [opportunity, book] of adopted) {
            store.run(`UPDATE "Opportunity" SET "Pricebook2Id" = ? WHERE "Id" = ? AND "Pricebook2Id" IS NULL`, [
                book,
                opportunity
            ]);
        }
    }
};

/** A new line that names its product only takes the product's price from the opportunity's price book, or from the standard one where it has none yet. */
function choosePrices(context: SaveContext, works: readonly Work[], store: Store): void {
    const open = works.filter(
        (work) =>
            work.old === null &&
            get(context, work, 'PricebookEntryId') === null &&
            get(context, work, 'Product2Id') !== null
    );
    if (open.length === 0) {
        return;
    }
    const opportunities = parentsOf(context, open, 'OpportunityId', 'Opportunity', ['Pricebook2Id'], store);
    const standardBook = store.get(`SELECT "Id" FROM "Pricebook2" WHERE "IsStandard" = 1`)?.[0];
    const products = JSON.stringify([...new Set(open.map((work) => get(context, work, 'Product2Id')))]);
    const prices = new Map<string, string>();
    for (const [id, book, product] of store.all(
        `SELECT "Id", "Pricebook2Id", "Product2Id" FROM "PricebookEntry" WHERE "Product2Id" IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0`,
        [products]
    )) {
        prices.set(`${book}:${product}`, id as string);
    }
    for (const work of open) {
        const book = opportunities.get(get(context, work, 'OpportunityId') as string)?.Pricebook2Id ?? standardBook;
        const price = prices.get(`${book}:${get(context, work, 'Product2Id')}`);
        if (price !== undefined) {
            setValue(context.layout, work.row, 'PricebookEntryId', price);
        }
    }
}

/** One entry per product and price book; custom price books need a standard price first. */
export const pricebookEntryRules: StandardRules = {
    validate(context, works, store) {
        const books = parentsOf(context, works, 'Pricebook2Id', 'Pricebook2', ['IsStandard'], store);
        const products = JSON.stringify([...new Set(works.map((work) => get(context, work, 'Product2Id')))]);
        const existing = new Map<string, string>();
        for (const [id, book, product] of store.all(
            `SELECT "Id", "Pricebook2Id", "Product2Id" FROM "PricebookEntry" WHERE "Product2Id" IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0`,
            [products]
        )) {
            existing.set(`${book}:${product}`, id as string);
        }
        const standardBook = store.get(`SELECT "Id" FROM "Pricebook2" WHERE "IsStandard" = 1`)?.[0] as
            string | undefined;
        for (const work of works.filter((candidate) => candidate.old === null)) {
            const book = get(context, work, 'Pricebook2Id') as string;
            const product = get(context, work, 'Product2Id') as string;
            const key = `${book}:${product}`;
            if (existing.has(key)) {
                work.errors.push(
                    dmlError('DUPLICATE_VALUE', 'This price definition already exists in this price book', [])
                );
            } else if (
                books.get(book)?.IsStandard === false &&
                standardBook !== undefined &&
                !existing.has(`${standardBook}:${product}`)
            ) {
                work.errors.push(
                    dmlError(
                        'STANDARD_PRICE_NOT_DEFINED',
                        'Before creating a custom price, create a standard price.',
                        []
                    )
                );
            } else {
                existing.set(key, '');
            }
        }
    }
};
