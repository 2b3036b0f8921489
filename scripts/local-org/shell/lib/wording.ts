/** What the platform says to somebody who may not see or do something. */
export const NO_ACCESS =
    'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.';
