import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("commerce_sync_link_by_hand", {
    steps: () => [
        {
            trigger: ".o_data_row:contains(Shirt) td[name=name]",
            run: "click",
        },
        {
            trigger: "button[name=action_link_by_hand]",
            run: "click",
        },
        {
            content: "What Shopify said of the product is there already",
            trigger: ".modal .o_data_row:contains(S2):contains(SH-M)",
        },
        {
            content: "Say which product it is in Odoo",
            trigger: ".modal .o_field_widget[name=product_tmpl_id] input",
            run: "edit Our Shirt",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Our Shirt)",
            run: "click",
        },
        {
            content: "Each variant has its partner, by SKU and by its size",
            trigger: ".modal .o_data_row:contains(S1) td[name=product_id]:contains(S1)",
        },
        {
            trigger: ".modal .o_data_row:contains(S2) td[name=product_id]:contains(S2)",
        },
        {
            trigger: ".modal button[name=action_link]",
            run: "click",
        },
        {
            content: "The import of the product is shown",
            trigger: ".o_arrow_button_current:contains(Queued)",
        },
        {
            content: "Go to the product's page",
            trigger: "[data-menu-xmlid='commerce_sync.menu_products']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(Our Shirt) td[name=title]",
            run: "click",
        },
        {
            trigger: ".o_notebook a[name=syncs]",
            run: "click",
        },
        {
            content: "Its run is among its syncs",
            trigger: ".o_field_widget[name=sync_ids] .o_data_row:contains(Queued)",
        },
        {
            trigger: "button[name=action_open_product]",
            run: "click",
        },
        {
            trigger: ".o_notebook a[name=shopify]",
            run: "click",
        },
        {
            content: "The product has a page for the shop",
            trigger:
                ".o_field_widget[name=commerce_product_ids] .o_data_row:contains(North Shop)",
        },
    ],
});
