"""Creates the stack of the template for a VPC's account on moto, and prints what it made, as JSON.

usage: vpc_account_on_moto.py ENDPOINT TEMPLATE PARAMETERS-AS-JSON
"""

import json
import sys

import boto3

ENDPOINT, TEMPLATE, PARAMETERS = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
STACK = "connected-vpc-account"
ROLE = "connected-vpc"


def client(service):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )


def main():
    cloudformation, iam, events = client("cloudformation"), client("iam"), client("events")
    with open(TEMPLATE) as file:
        cloudformation.create_stack(
            StackName=STACK,
            TemplateBody=file.read(),
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in PARAMETERS.items()],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
    stack = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
    found = {
        "status": stack["StackStatus"],
        "output": stack["Outputs"][0]["OutputValue"],
        "trust": iam.get_role(RoleName=ROLE)["Role"]["AssumeRolePolicyDocument"],
        "policies": [one["PolicyName"] for one in iam.list_attached_role_policies(RoleName=ROLE)["AttachedPolicies"]],
        "targets": [
            target
            for rule in events.list_rules()["Rules"]
            for target in events.list_targets_by_rule(Rule=rule["Name"])["Targets"]
        ],
    }
    json.dump(found, sys.stdout)


main()
