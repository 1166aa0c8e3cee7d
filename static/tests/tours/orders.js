import { registry } from "@web/core/registry";
import { openMenu, workToTheEnd } from "./work";

const tours = registry.category("web_tour.tours");

tours.add("commerce_sync_first_orders", {
    steps: () => [
        {
            trigger: ".o_data_row:contains(North Shop) td[name=name]",
            run: "click",
        },
        {
            trigger: ".o_notebook a[name=orders]",
            run: "click",
        },
        {
            content: "What is to be done before is said",
            trigger: "[name=orders_to_do]:contains(read_orders)",
        },
        {
            trigger: ".o_form_statusbar button:contains(Import Customers)",
            run: "click",
        },
        {
            content: "Only what concerns customers is offered",
            trigger:
                ".modal [name=mode]:not(:has([data-value=import_all_orders])) input[data-value=import_all_customers]:checked",
        },
        {
            trigger: ".modal button[name=action_start]",
            run: "click",
        },
        ...workToTheEnd(),
        {
            trigger: ".o_field_widget[name=created_count]:contains(1)",
        },
        ...openMenu("menu_configuration", "menu_channels"),
        {
            trigger: ".o_data_row:contains(North Shop) td[name=name]",
            run: "click",
        },
        {
            content: "Orders come next",
            trigger: ".o_form_statusbar button:contains(Import Orders)",
            run: "click",
        },
        {
            trigger: ".modal [name=mode] input[data-value=import_all_orders]:checked",
        },
        {
            trigger: ".modal button[name=action_start]",
            run: "click",
        },
        ...workToTheEnd(),
        ...openMenu("menu_customers", "menu_all_customers"),
        {
            trigger: ".o_data_row:contains(Anna Berger) .badge:contains(In both)",
        },
        ...openMenu("menu_orders", "menu_all_orders"),
        {
            trigger: ".o_data_row:contains(Paid) td[name=name]",
            run: "click",
        },
        {
            content: "Its money is proved to the cent",
            trigger: ".o_field_widget[name=proof_table] .text-success:contains(✓)",
        },
        {
            trigger: "button[name=action_open_sale_order]",
            run: "click",
        },
        {
            trigger: ".o_arrow_button_current:contains(Sales Order)",
        },
    ],
});

tours.add("commerce_sync_recover_order", {
    steps: () => [
        {
            content: "No order is there yet",
            trigger: ".o_view_nocontent:contains(No order came in yet)",
        },
        ...openMenu("menu_orders", "menu_recover_order"),
        {
            trigger: ".modal .o_field_widget[name=number] input",
            run: "edit #1001",
        },
        {
            trigger: ".modal button[name=action_recover]",
            run: "click",
        },
        ...workToTheEnd(),
        {
            content: "The run leads to the order",
            trigger: "button[name=action_open_imported]",
            run: "click",
        },
        {
            trigger: ".o_form_view [name=commerce_held_text]:contains(fraud)",
        },
        {
            content: "Nobody confirms it by the way",
            trigger:
                ".o_form_statusbar:has(button[name=action_commerce_release]):not(:has(button[name=action_confirm]))",
        },
    ],
});

tours.add("commerce_sync_held_order", {
    steps: () => [
        ...openMenu("menu_orders", "menu_recover_order"),
        {
            trigger: ".modal .o_field_widget[name=number] input",
            run: "edit 1001",
        },
        {
            trigger: ".modal button[name=action_recover]",
            run: "click",
        },
        ...workToTheEnd(),
        {
            trigger: "button[name=action_open_imported]",
            run: "click",
        },
        {
            trigger: "button[name=action_commerce_release]",
            run: "click",
        },
        {
            trigger: ".modal button.btn-primary",
            run: "click",
        },
        {
            content: "It says what happens next",
            trigger: ".o_notification:contains(goes on by the shop's rules)",
        },
        {
            content: "The banner is gone",
            trigger: ".o_form_view:not(:has([name=commerce_held_text]))",
        },
        {
            trigger: "[data-menu-xmlid='commerce_sync.menu_syncs']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(Queued) td[name=mode]",
            run: "click",
        },
        ...workToTheEnd(),
        {
            trigger: "button[name=action_open_imported]",
            run: "click",
        },
        {
            trigger: ".o_arrow_button_current:contains(Sales Order)",
        },
    ],
});

tours.add("commerce_sync_seller_order", {
    steps: () => [
        {
            trigger: ".o_data_row:contains(#1001) td[name=name]",
            run: "click",
        },
        {
            trigger: ".o_notebook a[name=shopify]",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=commerce_financial_status]:contains(Paid)",
        },
        {
            content: "Shopify's total and Odoo's are beside each other, and equal",
            trigger:
                ".o_field_widget[name=commerce_proof_table] tr:contains(Sales order):contains(✓)",
        },
        {
            trigger: "button[name=action_open_in_channel]",
        },
        {
            content: "No other page of Shopify's is open to a seller",
            trigger: "body:not(:has([data-menu-xmlid='commerce_sync.menu_root']))",
        },
    ],
});
