import { registry } from "@web/core/registry";
import { RadioField, radioField } from "@web/views/fields/radio/radio_field";

/** Radio buttons for those values alone that another field of the record lists. */
export class OfferedRadioField extends RadioField {
    static props = { ...RadioField.props, offered: { type: String } };

    get items() {
        const offered = this.props.record.data[this.props.offered] || [];
        return super.items.filter(([value]) => offered.includes(value));
    }
}

registry.category("fields").add("offered_radio", {
    ...radioField,
    component: OfferedRadioField,
    supportedTypes: ["selection"],
    extractProps(info) {
        return {
            ...radioField.extractProps(...arguments),
            offered: info.options.offered,
        };
    },
});
