"""Refusing documents, in Shopify's words.

The wording follows recorded refusals of real shops; the codes are those of the library
that Shopify runs, https://graphql-ruby.org/queries/error_handling
"""

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    specified_rules,
    validate,
)
from graphql.validation import (
    NoUndefinedVariablesRule,
    NoUnusedFragmentsRule,
    OverlappingFieldsCanBeMergedRule,
    PossibleFragmentSpreadsRule,
    UniqueArgumentNamesRule,
    UniqueDirectivesPerLocationRule,
    UniqueInputFieldNamesRule,
    UniqueOperationNamesRule,
    UniqueVariableNamesRule,
)

from .arguments import ArgumentsRule
from .literals import LiteralsRule
from .selections import FieldsRule, FragmentTypesRule
from .variable_use import VariablesRule, VariableTypesRule

RULES = (
    FragmentTypesRule,
    FieldsRule,
    ArgumentsRule,
    LiteralsRule,
    VariablesRule,
    VariableTypesRule,
)
# Refusals that no record shows: graphql-core's words, with the code of their kind.
OTHER_CODES = {
    UniqueOperationNamesRule: "uniquelyNamedOperations",
    NoUnusedFragmentsRule: "useAndDefineFragment",
    OverlappingFieldsCanBeMergedRule: "fieldConflict",
    PossibleFragmentSpreadsRule: "cannotSpreadFragment",
    UniqueArgumentNamesRule: "argumentNotUnique",
    UniqueDirectivesPerLocationRule: "directiveNotUniqueForLocation",
    UniqueInputFieldNamesRule: "inputFieldNotUnique",
    UniqueVariableNamesRule: "variableNotUnique",
    NoUndefinedVariablesRule: "variableNotDefined",
}


def validate_document(
    schema: GraphQLSchema, document: DocumentNode
) -> list[GraphQLError]:
    """All reasons to refuse a document, in the order of its text."""
    errors = validate(schema, document, RULES)
    if errors or not validate(schema, document, specified_rules):
        return errors
    for rule in specified_rules:
        code = OTHER_CODES.get(rule, "invalidDocument")
        errors += [coded(e, code) for e in validate(schema, document, [rule])]
    return errors


def coded(error: GraphQLError, code: str) -> GraphQLError:
    return GraphQLError(error.message, nodes=error.nodes, extensions={"code": code})
