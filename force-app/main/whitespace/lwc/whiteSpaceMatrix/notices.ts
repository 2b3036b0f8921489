import type { MatrixView } from 'keystone/dto';
import hiddenHeading from '@salesforce/label/c.Ui_Card_HiddenHeading';
import hiddenMessage from '@salesforce/label/c.Ui_Card_HiddenMessage';
import hierarchyAction from '@salesforce/label/c.Ws_Units_FromHierarchy';
import noKeyAccountHeading from '@salesforce/label/c.Ui_NoKeyAccount_Heading';
import noKeyAccountMessage from '@salesforce/label/c.Ws_NoKeyAccount_Message';
import noOfferingsHeading from '@salesforce/label/c.Ws_NoOfferings';
import noOfferingsMessage from '@salesforce/label/c.Ws_NoOfferings_Message';
import noUnitsHeading from '@salesforce/label/c.Ws_NoUnits';
import noUnitsMessage from '@salesforce/label/c.Ws_NoUnits_Message';
import noUnitsReadMessage from '@salesforce/label/c.Ws_NoUnits_ReadMessage';
import type { Matrix } from 'c/matrixModel';

/** What is said where there is no matrix to show, and what to do next. */
export interface Notice {
    icon: string;
    heading: string;
    message: string;
    /** Label of what to do; empty when there is nothing. */
    action: string;
}

/** What is said instead of the matrix; null when there is one. */
export function noticeOf(view: MatrixView, matrix: Matrix): Notice | null {
    if (view.state === 'No access') {
        return { icon: 'utility:lock', heading: hiddenHeading, message: hiddenMessage, action: '' };
    }
    if (view.state === 'No key account') {
        return { icon: 'standard:account', heading: noKeyAccountHeading, message: noKeyAccountMessage, action: '' };
    }
    if (matrix.columns.length === 0) {
        return { icon: 'standard:product', heading: noOfferingsHeading, message: noOfferingsMessage, action: '' };
    }
    if (matrix.units.length === 0) {
        return {
            icon: 'standard:hierarchy',
            heading: noUnitsHeading,
            message: view.canCreateUnits ? noUnitsMessage : noUnitsReadMessage,
            action: view.canCreateUnits ? hierarchyAction : ''
        };
    }
    return null;
}
