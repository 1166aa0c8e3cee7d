{
    "name": "Toy Queue",
    "summary": "A second queue, as a further system adds it, for tests",
    "version": "19.0.1.0.0",
    "category": "Hidden",
    "license": "LGPL-3",
    "author": "commerce_sync",
    "depends": ["commerce_sync"],
    "data": ["security/ir.model.access.csv"],
}
