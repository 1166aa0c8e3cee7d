import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { Component, xml } from "@odoo/owl";
import { OPEN_STATES, useRefresh } from "./refresh_hook";

/** Keeps the form of a run up to date while the run works or waits. */
export class SyncRunRefresh extends Component {
    static template = xml`<t/>`;
    static props = { ...standardWidgetProps };

    setup() {
        useRefresh(
            () => OPEN_STATES.includes(this.props.record.data.state),
            () => this.refresh()
        );
    }

    async refresh() {
        const { record } = this.props;
        if (!(await record.isDirty())) {
            await record.load();
        }
    }
}

registry.category("view_widgets").add("sync_run_refresh", {
    component: SyncRunRefresh,
    fieldDependencies: [{ name: "state", type: "selection" }],
});
