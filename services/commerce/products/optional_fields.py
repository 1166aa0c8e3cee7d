"""Fields of products that Odoo has with some of its apps only."""

# By the fact that fills them.
OPTIONAL_FIELDS = {
    "seoTitle": "website_meta_title",
    "seoDescription": "website_meta_description",
    "harmonizedSystemCode": "hs_code",
    "countryCodeOfOrigin": "country_of_origin",
    "compareAtPrice": "compare_list_price",
}
# Odoo's own once the product is there, like its sales price.
ONCE = ("compareAtPrice",)
