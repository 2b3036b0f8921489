import Toast from 'lightning/toast';
import type { ToastDetail } from '../shims/lightning/platformShowToastEvent/platformShowToastEvent.ts';

/** Shows a toast for what a ShowToastEvent asks: `messageData` fills `{0}`, `{1}`, as text or as links. */
export function showToast(detail: ToastDetail, source: HTMLElement): void {
    const links: { url: string; label: string }[] = [];
    const message = (detail.message ?? '').replace(/\{(\d+)\}/g, (whole, index: string) => {
        const data = detail.messageData?.[Number(index)];
        if (data === undefined) return whole;
        if (typeof data === 'string') return data;
        // The base component writes labels into HTML as they are.
        links.push({
            url: data.url,
            label: data.label.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`)
        });
        return `{${links.length - 1}}`;
    });
    Toast.show(
        {
            label: detail.title,
            message,
            messageLinks: links,
            variant: detail.variant ?? 'info',
            mode: detail.mode ?? 'dismissible'
        },
        source
    );
}
