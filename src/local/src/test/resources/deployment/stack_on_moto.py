"""Creates the stack of a SAM template on moto, and prints what its services have then, as JSON.

usage: stack_on_moto.py ENDPOINT TEMPLATE PARAMETERS-AS-JSON
"""

import json
import os
import sys

import boto3
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

ENDPOINT, TEMPLATE, PARAMETERS = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
# The SAM translator asks for it.
os.environ["AWS_DEFAULT_REGION"] = "us-east-1"
ALIAS = "Aliaslive"
STACK = "connected-vpc"
CODE = {"S3Bucket": "code", "S3Key": "function.zip"}


class NoManagedPolicies:
    """The template names none of AWS's own policies."""

    def load(self):
        return {}


def included(node):
    """What CloudFormation does before SAM: AWS::Include."""
    if isinstance(node, list):
        return [included(item) for item in node]
    if not isinstance(node, dict):
        return node
    macro = node.get("Fn::Transform")
    if macro and macro["Name"] == "AWS::Include":
        with open(os.path.join(os.path.dirname(TEMPLATE), macro["Parameters"]["Location"])) as file:
            return yaml_parse(file.read())
    return {key: included(value) for key, value in node.items()}


def transformed():
    """What SAM does, and `sam package` before it: the code is in a bucket."""
    with open(TEMPLATE) as file:
        template = included(yaml_parse(file.read()))
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": CODE["S3Bucket"], "Key": CODE["S3Key"]}
    return transform(template, PARAMETERS, NoManagedPolicies())


def for_moto(node):
    """moto 5.2 makes no aliases of functions, and its Ref of a bus is no text: function and name stand in their place."""
    if isinstance(node, list):
        return [for_moto(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("Ref") == "Bus":
        return STACK
    if str(node.get("Ref")).endswith(ALIAS):
        return {"Fn::GetAtt": [node["Ref"].removesuffix(ALIAS), "Arn"]}
    if node.get("Type") == "AWS::Events::Rule":
        node = node | {"DependsOn": "Bus"}
    return {key: for_moto(value) for key, value in node.items()}


def client(service):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )


def callers(lambdas, function):
    policy = json.loads(lambdas.get_policy(FunctionName=function)["Policy"])
    return [statement["Principal"]["Service"] for statement in policy["Statement"]]


def look():
    events, lambdas, iam, sqs = client("events"), client("lambda"), client("iam"), client("sqs")
    functions = lambdas.list_functions()["Functions"]
    queues = sqs.list_queues().get("QueueUrls", [])
    found = {
        "functions": {
            function["FunctionName"]: {
                "runtime": function["Runtime"],
                "role": function["Role"],
                "callers": callers(lambdas, function["FunctionName"]),
                "environment": function["Environment"]["Variables"],
            }
            for function in functions
        },
        "rules": [
            {
                "name": rule["Name"],
                "bus": bus["Name"],
                "pattern": rule.get("EventPattern"),
                "schedule": rule.get("ScheduleExpression"),
                "targets": events.list_targets_by_rule(Rule=rule["Name"], EventBusName=bus["Name"])["Targets"],
            }
            for bus in events.list_event_buses()["EventBuses"]
            for rule in events.list_rules(EventBusName=bus["Name"])["Rules"]
        ],
        "roles": [role["Arn"] for role in iam.list_roles()["Roles"]],
        "accountPolicies": [
            iam.get_role_policy(RoleName=role["RoleName"], PolicyName="accounts")["PolicyDocument"]
            for role in iam.list_roles()["Roles"]
            if "accounts" in iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"]
        ],
        "queues": [
            sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"] for url in queues
        ],
        "alarms": {
            alarm["AlarmName"]: {"metric": alarm.get("MetricName"), "threshold": alarm.get("Threshold")}
            for alarm in client("cloudwatch").describe_alarms()["MetricAlarms"]
        },
        "tables": [
            client("dynamodb").describe_table(TableName=name)["Table"]["KeySchema"]
            for name in client("dynamodb").list_tables()["TableNames"]
        ],
        "logGroups": {
            group["logGroupName"]: group.get("retentionInDays")
            for group in client("logs").describe_log_groups()["logGroups"]
        },
        "apis": [api["Name"] for api in client("apigatewayv2").get_apis()["Items"]],
    }
    return found


def main():
    s3 = client("s3")
    s3.create_bucket(Bucket=CODE["S3Bucket"])
    s3.put_object(Bucket=CODE["S3Bucket"], Key=CODE["S3Key"], Body=b"")
    template = transformed()
    cloudformation = client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK,
        TemplateBody=json.dumps(for_moto(template)),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in PARAMETERS.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    stack = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
    resources = cloudformation.list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    found = look()
    found["status"] = stack["StackStatus"]
    found["resources"] = {one["LogicalResourceId"]: one["ResourceType"] for one in resources}
    found["wanted"] = {name: one["Type"] for name, one in template["Resources"].items()}
    json.dump(found, sys.stdout, default=str)


main()
