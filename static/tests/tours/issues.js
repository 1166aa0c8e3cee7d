import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("commerce_sync_issues", {
    steps: () => [
        {
            content: "What is open is shown",
            trigger: ".o_facet_value:contains(Open)",
        },
        {
            trigger: ".o_data_row:contains(Postcard) .o_list_record_selector input",
            run: "click",
        },
        {
            trigger: ".o_control_panel button[name=action_ignore]",
            run: "click",
        },
        {
            content: "What is ignored leaves the list",
            trigger: ".o_list_view:not(:has(.o_data_row:contains(Postcard)))",
        },
        {
            trigger: ".o_data_row:contains(Poster) td[name=name]",
            run: "click",
        },
        {
            content: "What was received is folded",
            trigger: "details:not([open]) summary:contains(Received record)",
            run: "click",
        },
        {
            trigger: "details[open] [name=payload_text]:contains(gid://shopify)",
        },
        {
            trigger: "button[name=action_retry]",
            run: "click",
        },
        {
            content: "Retrying opens the run",
            trigger: ".o_arrow_button_current:contains(Queued)",
        },
        {
            trigger: "button[name=action_pause]",
            run: "click",
        },
        {
            trigger: ".alert:contains(Paused.)",
        },
        {
            trigger: "button[name=action_resume]",
            run: "click",
        },
        {
            trigger: "button[name=action_cancel]",
            run: "click",
        },
        {
            trigger: ".modal button.btn-primary",
            run: "click",
        },
        {
            trigger: ".o_arrow_button_current:contains(Cancelled)",
        },
    ],
});
