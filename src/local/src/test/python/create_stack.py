"""Creates the stack of a transformed template on moto_server, and prints as JSON what is there then, as the services tell it.

usage: transform.py … | create_stack.py ENDPOINT_URL PARAMETER=VALUE...

moto's CloudFormation lacks some kinds of resources. Aliases, alarms, the API and the queue's policy are therefore made here by
calls of their own services, from the same properties; a stack's policy of a bus, the failure destinations and the API's stage
are left out.
"""

import json
import sys

import boto3

MADE_HERE = (
    "AWS::Lambda::Alias",
    "AWS::CloudWatch::Alarm",
    "AWS::ApiGatewayV2::Api",
    "AWS::SQS::QueuePolicy",
)
LEFT_OUT = (
    "AWS::Events::EventBusPolicy",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::ApiGatewayV2::Stage",
)
STACK = "connected-vpc"
ACCOUNT, REGION = "123456789012", "us-east-1"


def adapted(node):
    """What refers to an alias refers to its function, and what refers to the bus has its name: moto can't resolve these."""
    if isinstance(node, dict):
        name = node.get("Ref")
        if name == "Bus":
            return STACK
        if isinstance(name, str) and name.endswith("Aliaslive"):
            return {"Fn::GetAtt": [name.removesuffix("Aliaslive"), "Arn"]}
        return {key: adapted(value) for key, value in node.items()}
    if isinstance(node, list):
        return [adapted(value) for value in node]
    return node


class Values:
    """Resolves intrinsic functions for the resources that are made here."""

    def __init__(self, template, parameters, ids):
        self.parameters = {n: p.get("Default") for n, p in template["Parameters"].items()} | parameters
        self.conditions = template["Conditions"]
        self.ids = ids

    def of(self, node):
        if isinstance(node, list):
            return [v for v in map(self.of, node) if v is not None]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            key, argument = next(iter(node.items()))
            if key == "Ref":
                return self.name(argument)
            if key == "Fn::GetAtt":
                return self.attribute(*argument)
            if key == "Fn::Sub":
                return self.text(argument)
            if key == "Fn::If":
                return self.of(argument[1] if self.holds({"Condition": argument[0]}) else argument[2])
        return {k: v for k, v in ((k, self.of(v)) for k, v in node.items()) if v is not None}

    def name(self, name):
        pseudo = {"AWS::StackName": STACK, "AWS::AccountId": ACCOUNT, "AWS::Region": REGION, "AWS::Partition": "aws"}
        if name == "AWS::NoValue":
            return None
        known = pseudo | self.parameters
        return known[name] if name in known else self.ids[name]

    def attribute(self, resource, attribute):
        last = self.ids[resource].rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        return {"QueueName": last, "Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{last}"}[attribute]

    def text(self, argument):
        names = {part.split("}")[0] for part in argument.split("${")[1:]}
        for name in names:
            resource, _, attribute = name.partition(".")
            value = self.attribute(resource, attribute) if attribute else self.name(name)
            argument = argument.replace("${" + name + "}", value)
        return argument

    def holds(self, condition):
        (key, argument), = condition.items()
        if key == "Condition":
            return self.holds(self.conditions[argument])
        if key == "Fn::Not":
            return not self.holds(argument[0])
        left, right = argument
        if isinstance(left, dict) and "Fn::Join" in left:
            left = "".join([self.of(left["Fn::Join"][1])])
        return str(self.of(left)) == str(right)


def create(template, parameters, client):
    supported = dict(template, Resources={
        name: resource for name, resource in template["Resources"].items() if resource["Type"] not in MADE_HERE + LEFT_OUT})
    # What refers to the API: moto's stack has none.
    text = json.dumps(adapted(supported)).replace("${Api}", "api")
    supported = json.loads(text)
    supported["Outputs"] = {k: v for k, v in supported["Outputs"].items() if k != "ApiUrl"}
    client("s3").create_bucket(Bucket="bucket")
    client("s3").put_object(Bucket="bucket", Key="function.zip", Body=b"PK\5\6" + bytes(18))
    cloudformation = client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK, TemplateBody=json.dumps(supported), Capabilities=["CAPABILITY_IAM"],
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()])
    stack = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
    resources = cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]
    ids = {r["LogicalResourceId"]: r.get("PhysicalResourceId") for r in resources}
    values = Values(template, parameters, ids)
    of_type = lambda kind: [r["Properties"] for r in template["Resources"].values() if r["Type"] == kind]
    for alias in of_type("AWS::Lambda::Alias"):
        function = ids[alias["FunctionName"]["Ref"]]
        version = client("lambda").list_versions_by_function(FunctionName=function)["Versions"][-1]["Version"]
        client("lambda").create_alias(FunctionName=function, Name=alias["Name"], FunctionVersion=version)
    for number, alarm in enumerate(of_type("AWS::CloudWatch::Alarm")):
        client("cloudwatch").put_metric_alarm(AlarmName=f"{STACK}-{number}", **values.of(alarm))
    for policy in of_type("AWS::SQS::QueuePolicy"):
        for queue in values.of(policy["Queues"]):
            client("sqs").set_queue_attributes(
                QueueUrl=queue, Attributes={"Policy": json.dumps(values.of(policy["PolicyDocument"]))})
    for api in of_type("AWS::ApiGatewayV2::Api"):
        client("apigatewayv2").create_api(Name=api["Body"]["info"]["title"], ProtocolType="HTTP")
    return stack, ids


def look(client):
    functions = client("lambda").list_functions()["Functions"]
    events = client("events")
    rules = []
    for bus in events.list_event_buses()["EventBuses"]:
        for rule in events.list_rules(EventBusName=bus["Name"])["Rules"]:
            targets = events.list_targets_by_rule(Rule=rule["Name"], EventBusName=bus["Name"])["Targets"]
            rules.append({"bus": bus["Name"], "pattern": rule.get("EventPattern"), "schedule": rule.get("ScheduleExpression"),
                          "targets": targets})
    tables = client("dynamodb")
    table, = tables.list_tables()["TableNames"]
    queue, = client("sqs").list_queues()["QueueUrls"]
    return {
        "functions": [
            {"name": f["FunctionName"], "runtime": f["Runtime"], "architectures": f["Architectures"], "role": f["Role"],
             "tracing": f["TracingConfig"]["Mode"], "environment": f["Environment"]["Variables"],
             "aliases": [a["Name"] for a in client("lambda").list_aliases(FunctionName=f["FunctionName"])["Aliases"]],
             "invokedBy": sorted({s["Principal"] if isinstance(s["Principal"], str) else s["Principal"]["Service"]
                                  for s in json.loads(client("lambda").get_policy(
                                      FunctionName=f["FunctionName"])["Policy"])["Statement"]})}
            for f in functions],
        "rules": rules,
        "roles": [r["RoleName"] for r in client("iam").list_roles()["Roles"]],
        "table": tables.describe_table(TableName=table)["Table"],
        "ttl": tables.describe_time_to_live(TableName=table)["TimeToLiveDescription"],
        "backups": tables.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"],
        "queue": client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"],
        "alarms": client("cloudwatch").describe_alarms()["MetricAlarms"],
        "dashboards": [d["DashboardName"] for d in client("cloudwatch").list_dashboards()["DashboardEntries"]],
        "logGroups": [{"name": g["logGroupName"], "days": g.get("retentionInDays")}
                      for g in client("logs").describe_log_groups()["logGroups"]],
        "apis": [a["Name"] for a in client("apigatewayv2").get_apis()["Items"]],
    }


def main(endpoint, *parameters):
    client = lambda service: boto3.client(
        service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id="local", aws_secret_access_key="local")
    template = json.load(sys.stdin)
    stack, _ = create(template, dict(parameter.split("=", 1) for parameter in parameters), client)
    found = look(client) | {
        "status": stack["StackStatus"], "outputs": {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}}
    json.dump(found, sys.stdout, default=str)


if __name__ == "__main__":
    main(*sys.argv[1:])
