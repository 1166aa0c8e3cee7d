"""Each operation that changes a product, or is read for it, as it is used once."""

KEY = {"namespace": "custom", "key": "care"}

WRITES = {
    "AddTags": lambda client, id_: client.add_tags(id_, ["new"]),
    "RemoveTags": lambda client, id_: client.remove_tags(id_, ["new"]),
    "UpdateProduct": lambda client, id_: client.update_product({"id": id_}),
    "SetProduct": lambda client, id_: client.set_product({"id": id_}, {"title": "Tee"}),
    "DeleteProduct": lambda client, id_: client.delete_product(id_),
    "DefineProductKey": lambda client, id_: client.define_product_key(
        {"name": "ID", **KEY, "ownerType": "PRODUCT", "type": "id"}
    ),
    "CreateVariants": lambda client, id_: client.create_variants(id_, []),
    "UpdateVariants": lambda client, id_: client.update_variants(id_, []),
    "CreateOptions": lambda client, id_: client.create_options(id_, []),
    "UpdateOption": lambda client, id_: client.update_option(
        id_, {"id": "gid://shopify/ProductOption/1"}
    ),
    "ReorderOptions": lambda client, id_: client.reorder_options(id_, []),
    "SetMetafields": lambda client, id_: client.set_metafields([]),
    "DeleteMetafields": lambda client, id_: client.delete_metafields(
        [{"ownerId": id_, **KEY}]
    ),
    "CreateFiles": lambda client, id_: client.create_files([]),
    "UpdateFiles": lambda client, id_: client.update_files([]),
    "FindFiles": lambda client, id_: client.find_files("filename:a*"),
    "GetFiles": lambda client, id_: client.get_files([id_]),
    "GetImagePlaces": lambda client, id_: client.get_image_places([id_]),
    "AppendVariantMedia": lambda client, id_: client.append_variant_media(id_, []),
    "DetachVariantMedia": lambda client, id_: client.detach_variant_media(id_, []),
    "ProductReorderMedia": lambda client, id_: client.product_reorder_media(id_, []),
    "GetPublications": lambda client, id_: client.get_publications(),
    "PublishProduct": lambda client, id_: client.publish_product(id_, []),
    "UnpublishProduct": lambda client, id_: client.unpublish_product(id_, []),
    "GetOwnersOfSkus": lambda client, id_: client.get_owners_of_skus(250, "sku:A"),
    "GetProductStamps": lambda client, id_: client.get_product_stamps([id_]),
    "CurrentBulkOperation": lambda client, id_: client.current_bulk_operation(),
    "GetBulkOperation": lambda client, id_: client.get_bulk_operation(
        "gid://shopify/BulkOperation/1"
    ),
    "GetBulkMutations": lambda client, id_: client.get_bulk_mutations(),
    "RunBulkMutation": lambda client, id_: client.run_bulk_mutation("", "nowhere"),
    "StageUploads": lambda client, id_: client.stage_uploads(
        [{"resource": "FILE", "filename": "a.txt", "mimeType": "text/plain"}]
    ),
}
