"""The modes of synchronisation, by the guide's names."""

from enum import Enum


class SyncMode(Enum):
    """What a run does. Only what works is listed: each has its `Work`."""

    IMPORT_CHANGED_PRODUCTS = "import_changed_products"
    IMPORT_ALL_PRODUCTS = "import_all_products"
    IMPORT_ONE_PRODUCT = "import_one_product"
    IMPORT_BATCH_PRODUCTS = "import_batch_products"
    IMPORT_THEN_EXPORT_PRODUCTS = "import_then_export_products"
    EXPORT_CHANGED_PRODUCTS = "export_changed_products"
    EXPORT_ALL_PRODUCTS = "export_all_products"
    EXPORT_BATCH_PRODUCTS = "export_batch_products"
    EXPORT_IMAGES = "export_images"
    IMPORT_IMAGES = "import_images"
    IMPORT_CHANGED_CUSTOMERS = "import_changed_customers"
    IMPORT_ALL_CUSTOMERS = "import_all_customers"
    IMPORT_ONE_CUSTOMER = "import_one_customer"
    IMPORT_BATCH_CUSTOMERS = "import_batch_customers"
    IMPORT_CHANGED_ORDERS = "import_changed_orders"
    IMPORT_ALL_ORDERS = "import_all_orders"
    IMPORT_ONE_ORDER = "import_one_order"
    IMPORT_BATCH_ORDERS = "import_batch_orders"
    CHECK_ORDERS = "check_orders"
