/** Records of custom settings: who has no owner given is the organization's. */
import { setValue } from '../layout.ts';
import { get } from './fields.ts';
import type { StandardRules } from './index.ts';

export const settingRules: StandardRules = {
    before(context, works, store) {
        for (const work of works) {
            if (work.old !== null) {
                continue;
            }
            if (get(context, work, 'SetupOwnerId') === null) {
                setValue(
                    context.layout,
                    work.row,
                    'SetupOwnerId',
                    store.get('SELECT "Id" FROM "Organization" LIMIT 1')?.[0] as string
                );
            }
            if (get(context, work, 'Name') === null) {
                setValue(context.layout, work.row, 'Name', get(context, work, 'SetupOwnerId'));
            }
        }
    }
};
