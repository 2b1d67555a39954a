# syntax=docker/dockerfile:1
# Two stages: the first builds an environment from the lock, the last holds Python, that environment and nothing to build with.
#
#   docker build -t claimgraph .
#   docker run --rm --read-only --tmpfs /tmp -v claimgraph:/data -p 8000:8000 claimgraph
#
# Everything that is written goes to /data, so the root may be read-only. In a container the service listens to others, so
# it reads for everybody who reaches it and refuses every change until a key is made, in the same volume:
#   docker run --rm -v claimgraph:/data claimgraph key create NAME --scope write
#
# BASE is the image that both stages begin with. What is installed into it is pinned by hash; the image itself is named by
# Python's version and Debian's release, which is as near as a file can come that is written without a registry at hand:
# a tag may be filled anew, with the same Python and newer Debian packages. A release build pins the very bytes:
#   docker build --build-arg BASE=python:3.11.13-slim-bookworm@sha256:DIGEST -t claimgraph .
# with the digest that `docker buildx imagetools inspect python:3.11.13-slim-bookworm` shows on the day of the release.
ARG BASE=python:3.11.13-slim-bookworm

FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1
WORKDIR /src
RUN python -m venv --copies /opt/builder && python -m venv --without-pip /opt/claimgraph
COPY requirements.lock ./
# The builder has the locked packages too: hatchling is one of them, and pip installs from it into the bare environment.
RUN /opt/builder/bin/pip install --require-hashes --only-binary :all: -r requirements.lock \
 && /opt/builder/bin/pip --python /opt/claimgraph/bin/python install --require-hashes --only-binary :all: -r requirements.lock \
 && /opt/builder/bin/pip --python /opt/claimgraph/bin/python uninstall -y hatchling editables
COPY pyproject.toml hatch_build.py README.md ./
COPY app app
COPY docs/openapi.json docs/
COPY graph graph
COPY ingest ingest
# hatch_build.py builds the explorer, with Node from a wheel pinned by hash; without it there would be no image.
RUN CLAIMGRAPH_EXPLORER=required /opt/builder/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/builder/bin/pip --python /opt/claimgraph/bin/python install --no-deps --no-index /wheels/*.whl \
 && /opt/claimgraph/bin/python -m compileall -q /opt/claimgraph/lib

FROM ${BASE}
# The base brings pip and setuptools; nothing here installs packages any more.
RUN python -m pip uninstall -y pip setuptools wheel 2>/dev/null || true
COPY --from=build /opt/claimgraph /opt/claimgraph
COPY samples /samples
RUN install -d -o 10001 -g 10001 /data
ENV PATH=/opt/claimgraph/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    HOME=/tmp CLAIMGRAPH_STORE=sqlite:////data/claimgraph.db
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["claimgraph"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
