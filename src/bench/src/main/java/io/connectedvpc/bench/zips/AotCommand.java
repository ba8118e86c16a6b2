package io.connectedvpc.bench.zips;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.cloud.Clients;
import io.connectedvpc.bench.cloud.Moto;
import io.connectedvpc.bench.lambda.FunctionFailedException;
import io.connectedvpc.bench.lambda.FunctionProcess;
import io.connectedvpc.bench.sample.SampleStep;
import io.connectedvpc.bench.sample.SampleVpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the zips with an AOT cache out of those without. */
@Command(
        name = "aot",
        hidden = true, // ./cvpc package aot
        description = {
            "Makes functions/*/target/aot/function.zip out of functions/*/target/function.zip.",
            "Needs JDK 25, whose runtime goes into the zip, and moto_server on the PATH: the cache holds what a function"
                    + " loads while it handles a sample event."
        })
public final class AotCommand implements Callable<Integer> {

    @Option(names = "--project", defaultValue = "${sys:cvpc.home:-.}", paramLabel = "FOLDER")
    private @SuppressWarnings("NullAway.Init") Path project;

    @Parameters(arity = "0..*", paramLabel = "FUNCTION", description = "Which (default: all).")
    private List<String> functions = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path program = Moto.program()
                .orElseThrow(() -> new CannotMeasureException(
                        Moto.PROGRAM + " isn't on the PATH: install the Python package moto[server]"));
        try (Moto moto = Moto.start(program);
                Clients clients = Clients.of(moto.endpoint())) {
            SampleVpc vpc = SampleVpc.create(clients);
            for (SampleStep step : SampleStep.values()) {
                if (functions.isEmpty() || functions.contains(step.function())) {
                    train(step, vpc, moto);
                } else {
                    step.play(clients, vpc);
                }
            }
        }
        return 0;
    }

    private void train(SampleStep step, SampleVpc vpc, Moto moto) throws IOException, InterruptedException {
        Path plain = Packaging.JVM.zip(project, step.function());
        Path zip = Packaging.AOT.zip(project, step.function());
        if (!Files.exists(plain)) {
            throw new CannotMeasureException("no " + project.relativize(plain) + ": ./cvpc package jvm builds it");
        }
        AotZip aot = AotZip.prepare(plain, zip.resolveSibling("task"));
        Path log = zip.resolveSibling("training.log");
        try (FunctionProcess function = FunctionProcess.start(aot.trained(), environment(moto), log)) {
            function.invoke(vpc.event(step.event()));
        } catch (FunctionFailedException failed) {
            throw new CannotMeasureException(failed);
        }
        aot.pack(zip);
        System.out.println(project.relativize(zip));
    }

    private static Map<String, String> environment(Moto moto) {
        Map<String, String> environment = new HashMap<>(SampleVpc.ENVIRONMENT);
        environment.put("AWS_ENDPOINT_URL", moto.endpoint().toString());
        return environment;
    }
}
