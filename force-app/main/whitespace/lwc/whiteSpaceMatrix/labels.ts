import addressableLabel from '@salesforce/label/c.Ws_Ask_Addressable';
import byHandLabel from '@salesforce/label/c.Ws_Units_ByHand';
import clearLabel from '@salesforce/label/c.Ws_Filter_Clear';
import clearSelectionLabel from '@salesforce/label/c.Ws_Selection_Clear';
import competitorLabel from '@salesforce/label/c.Ws_Ask_Competitor';
import discardLabel from '@salesforce/label/c.Ui_Field_Discard';
import loadFailedLabel from '@salesforce/label/c.Ws_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import lookedAtLabel from '@salesforce/label/c.Ws_LookedAt';
import nothingHeading from '@salesforce/label/c.Ws_Filter_Nothing';
import nothingMessage from '@salesforce/label/c.Ws_Filter_NothingMessage';
import notNowLabel from '@salesforce/label/c.Ws_Ask_NotNow';
import potentialLabel from '@salesforce/label/c.Ws_Ask_Potential';
import refusedHeading from '@salesforce/label/c.Ui_Card_RefusedHeading';
import refusedMessage from '@salesforce/label/c.Ui_Card_RefusedMessage';
import retryLabel from '@salesforce/label/c.Ui_Retry';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import stateLabel from '@salesforce/label/c.Ws_Ask_State';
import titleLabel from '@salesforce/label/c.Ws_WhiteSpace';

/** Texts of the page. */
export const LABELS = {
    addressable: addressableLabel,
    byHand: byHandLabel,
    clear: clearLabel,
    clearSelection: clearSelectionLabel,
    competitor: competitorLabel,
    discard: discardLabel,
    loadFailed: loadFailedLabel,
    loading: loadingLabel,
    lookedAt: lookedAtLabel,
    nothingHeading,
    nothingMessage,
    notNow: notNowLabel,
    potential: potentialLabel,
    refusedHeading,
    refusedMessage,
    retry: retryLabel,
    saving: savingLabel,
    state: stateLabel,
    title: titleLabel
};
