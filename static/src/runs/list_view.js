import { registry } from "@web/core/registry";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { OPEN_STATES, useRefresh } from "./refresh_hook";

/** A list of runs that follows the open ones, unless someone is choosing rows. */
export class SyncRunListController extends ListController {
    setup() {
        super.setup();
        useRefresh(
            () => this.isFollowing,
            () => this.model.root.load()
        );
    }

    get isFollowing() {
        const { records, selection, editedRecord } = this.model.root;
        const isBusy = selection.length || editedRecord;
        return !isBusy && records.some((it) => OPEN_STATES.includes(it.data.state));
    }
}

registry.category("views").add("sync_run_list", {
    ...listView,
    Controller: SyncRunListController,
});
