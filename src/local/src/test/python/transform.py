"""Prints a SAM template as CloudFormation makes it of itself: includes and SAM's own transform done.

usage: transform.py TEMPLATE PARAMETER=VALUE...

Needs the packages aws-sam-translator and cfn-lint (for its reader of CloudFormation's YAML).
"""

import json
import os
import sys

import yaml
from cfnlint.decode.cfn_yaml import load as read_cloudformation
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator


def include(node, folder):
    """Replaces each AWS::Include by the file that it names, in the order of CloudFormation: before SAM."""
    if isinstance(node, dict):
        macro = node.get("Fn::Transform")
        if macro and macro["Name"] == "AWS::Include":
            with open(os.path.join(folder, macro["Parameters"]["Location"])) as file:
                return yaml.safe_load(file)
        return {key: include(value, folder) for key, value in node.items()}
    if isinstance(node, list):
        return [include(value, folder) for value in node]
    return node


def main(path, *parameters):
    template = json.loads(json.dumps(read_cloudformation(path)))
    template = include(template, os.path.dirname(path))
    for resource in template["Resources"].values():
        # What `sam package` does: the code is somewhere in S3.
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://bucket/function.zip"
    values = dict(parameter.split("=", 1) for parameter in parameters)
    json.dump(Translator({}, Parser()).translate(template, values), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
