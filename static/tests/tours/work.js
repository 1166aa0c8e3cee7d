import { rpc } from "@web/core/network/rpc";

/** Carry the shown run on, as a worker would; the page does not wait for it. */
export function work(title) {
    const id = parseInt(title.textContent.match(/#(\d+)/)[1]);
    rpc("/web/dataset/call_kw/shopify.sync/run", {
        model: "shopify.sync",
        method: "run",
        args: [[id]],
        kwargs: {},
    });
}

/** Steps that carry the shown run on to its end. */
export const workToTheEnd = () => [
    {
        content: "The run waits for a worker",
        trigger: ".o_arrow_button_current:contains(Queued)",
    },
    {
        trigger: ".oe_title [name=display_name]:contains(#)",
        run: ({ anchor }) => work(anchor),
    },
    {
        content: "The page follows it by itself to its end",
        trigger: ".o_arrow_button_current:contains(Success)",
        timeout: 30000,
    },
];

/** Steps that choose an entry of one of the app's menus. */
export const openMenu = (menu, entry) => [
    {
        trigger: `[data-menu-xmlid='commerce_sync.${menu}']`,
        run: "click",
    },
    {
        trigger: `[data-menu-xmlid='commerce_sync.${entry}']`,
        run: "click",
    },
];
