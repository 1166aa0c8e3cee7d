import { browser } from "@web/core/browser/browser";
import { ConnectionLostError } from "@web/core/network/rpc";
import { onMounted, onWillUnmount } from "@odoo/owl";

const MILLISECONDS = 2500;
export const OPEN_STATES = ["queued", "running"];

/**
 * Refresh what is shown every few seconds, as long as that is needed and seen.
 *
 * @param {() => boolean} isNeeded
 * @param {() => Promise} refresh
 */
export function useRefresh(isNeeded, refresh) {
    let timer = null;
    let mounted = false;

    const plan = () => {
        if (mounted) {
            timer = browser.setTimeout(tick, MILLISECONDS);
        }
    };
    const tick = async () => {
        try {
            if (document.visibilityState === "visible" && isNeeded()) {
                await refresh();
            }
        } catch (error) {
            // A server that restarts comes back; Odoo tells the person meanwhile.
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
        }
        plan();
    };

    onMounted(() => {
        mounted = true;
        plan();
    });
    onWillUnmount(() => {
        mounted = false;
        browser.clearTimeout(timer);
    });
}
