import { registry } from "@web/core/registry";
import { stepUtils } from "@web_tour/tour_utils";
import { work } from "./work";

registry.category("web_tour.tours").add("commerce_sync_first_import", {
    steps: () => [
        stepUtils.showAppsMenuItem(),
        {
            content: "Open the app",
            trigger: ".o_app[data-menu-xmlid='commerce_sync.menu_root']",
            run: "click",
        },
        {
            content: "Nothing came in yet, and the page says what to do",
            trigger: ".o_view_nocontent:contains(No product came in yet)",
        },
        {
            content: "Open the configuration",
            trigger: "[data-menu-xmlid='commerce_sync.menu_configuration']",
            run: "click",
        },
        {
            content: "Open the shops",
            trigger: "[data-menu-xmlid='commerce_sync.menu_channels']",
            run: "click",
        },
        {
            content: "Connect a shop",
            trigger: ".o_view_nocontent:contains(Connect your first shop)",
        },
        {
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=name] input",
            run: "edit North Shop",
        },
        {
            trigger: ".o_field_widget[name=shopify_shop_url_key] input",
            run: "edit local-shop",
        },
        {
            content: "The token is not shown while it is typed",
            trigger: ".o_field_widget[name=shopify_api_token] input[type=password]",
            run: "edit shpat_wrong",
        },
        {
            content: "Another address is possible on a test shop",
            trigger: ".o_form_view:not(:has([name=shopify_api_url])) [name=test_store] input",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=shopify_api_url] input:value(http://127.0.0.1)",
        },
        {
            trigger: ".alert:contains(Test shop.)",
        },
        ...stepUtils.saveForm(),
        {
            trigger: "button[name=action_test_connection]",
            run: "click",
        },
        {
            content: "The token is wrong, and the page says so",
            trigger: ".alert-danger:contains(North Shop)",
        },
        {
            trigger: ".o_field_badge[name=connection_state]:contains(Error)",
        },
        {
            trigger: ".o_field_widget[name=shopify_api_token] input",
            run: "edit shpat_local",
        },
        ...stepUtils.saveForm(),
        {
            trigger: "button[name=action_test_connection]",
            run: "click",
        },
        {
            content: "Shopify knows the shop",
            trigger: ".o_field_badge[name=connection_state]:contains(Connected)",
        },
        {
            trigger: ".o_form_statusbar button:contains(Import Products)",
            run: "click",
        },
        {
            content: "At first, everything is imported",
            trigger: ".modal [name=mode] input[data-value=import_all_products]:checked",
        },
        {
            trigger: ".modal button[name=action_start]",
            run: "click",
        },
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
        {
            trigger: ".o_field_widget[name=created_count]:contains(2)",
        },
        {
            content: "What was set aside is listed with its reason",
            trigger: ".o_field_widget[name=issue_ids] .o_data_row:contains(Postcard)",
        },
        {
            trigger: "[data-menu-xmlid='commerce_sync.menu_products']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(Lamp) .badge:contains(In both)",
        },
    ],
});
