# syntax=docker/dockerfile:1
# One image a service, from the same jars as everywhere: docker build --build-arg SERVICE=gateway .

FROM eclipse-temurin:25-jdk AS build
WORKDIR /campus
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true -pl '!standalone/browser' package

FROM build AS unpacked
ARG SERVICE
RUN cp "$SERVICE/target/$SERVICE"-*.jar /service.jar && \
    java -Djarmode=tools -jar /service.jar extract --layers --destination /unpacked

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 campus && useradd --uid 10001 --gid campus --no-create-home --shell /usr/sbin/nologin campus
WORKDIR /campus
# What changes least comes first, so that a new build ships little.
COPY --from=unpacked /unpacked/dependencies/ ./
COPY --from=unpacked /unpacked/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/application/ ./
USER 10001:10001
ENV SERVER_PORT=8080
EXPOSE 8080
# The image has no HTTP client, but its bash can speak TCP.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-jar", "service.jar"]
