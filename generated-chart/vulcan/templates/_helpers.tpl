{{/*
Name of the chart.
*/}}
{{- define "vulcan.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{/*
Full name of the release's objects, short enough for every suffix.
*/}}
{{- define "vulcan.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- $name := .Values.nameOverride | default .Chart.Name }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Chart name and version, as the chart label has it.
*/}}
{{- define "vulcan.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Labels of every object.
*/}}
{{- define "vulcan.labels" -}}
{{ include "vulcan.standardLabels" . }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Labels that the chart itself gives to every object.
*/}}
{{- define "vulcan.standardLabels" -}}
helm.sh/chart: {{ include "vulcan.chart" . }}
{{ include "vulcan.selectorLabels" . }}
{{- if .Chart.AppVersion }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/*
Labels that never change, for selectors.
*/}}
{{- define "vulcan.selectorLabels" -}}
app.kubernetes.io/name: {{ include "vulcan.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
Secrets from files and values, as YAML; values win.
*/}}
{{- define "vulcan.givenSecrets" -}}
{{- $given := dict }}
{{- range .Values.vulcan.secretsFiles }}
{{- $secrets := required
  (printf
    (print
      "vulcan.secretsFiles: the chart holds no file %s. Files named in .helmignore are not loaded; pass "
      "such secrets as vulcan.secrets in a values file instead")
    .)
  ($.Files.Get .)
  | fromYaml }}
{{- if hasKey $secrets "Error" }}
{{- fail (printf "vulcan.secretsFiles: %s is not a YAML mapping: %s" . $secrets.Error) }}
{{- end }}
{{- $_ := mergeOverwrite $given $secrets }}
{{- end }}
{{- $_ := mergeOverwrite $given .Values.vulcan.secrets }}
{{- range $key, $value := $given }}
{{- if not (kindIs "invalid" $value) }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Name of the service account that the pods run as.
*/}}
{{- define "vulcan.serviceAccountName" -}}
{{- if .Values.vulcan.serviceAccount.create }}
{{- .Values.vulcan.serviceAccount.name | default (include "vulcan.fullname" .) }}
{{- else }}
{{- .Values.vulcan.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/*
Host of the database.
*/}}
{{- define "vulcan.databaseHost" -}}
{{- if .Values.postgresql.enabled }}
{{- include "vulcan.postgresql.host" . }}
{{- else }}
{{- .Values.externalDatabase.host }}
{{- end }}
{{- end }}

{{/*
Service of the database's primary.
*/}}
{{- define "vulcan.postgresql.host" -}}
{{- if eq .Values.postgresql.architecture "replication" }}
{{- printf "%s-primary" (include "vulcan.postgresql.fullname" .) | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- include "vulcan.postgresql.fullname" . }}
{{- end }}
{{- end }}

{{/*
Full name of the PostgreSQL subchart's objects, by the subchart's own rule.
*/}}
{{- define "vulcan.postgresql.fullname" -}}
{{- if or .Values.global.postgresql.fullnameOverride .Values.postgresql.fullnameOverride }}
{{- .Values.global.postgresql.fullnameOverride
  | default .Values.postgresql.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := .Values.postgresql.nameOverride | default "postgresql" }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Port of the database.
*/}}
{{- define "vulcan.databasePort" -}}
{{- if .Values.postgresql.enabled }}
{{- include "vulcan.postgresql.port" . }}
{{- else }}
{{- int64 .Values.externalDatabase.port }}
{{- end }}
{{- end }}

{{/*
Port of the database's Service.
*/}}
{{- define "vulcan.postgresql.port" -}}
{{- int64
  (.Values.global.postgresql.service.ports.postgresql | default .Values.postgresql.primary.service.ports.postgresql) }}
{{- end }}

{{/*
Secret that holds the application's secret environment variables.
*/}}
{{- define "vulcan.secretName" -}}
{{- if .Values.vulcan.existingSecret }}
{{- .Values.vulcan.existingSecret }}
{{- else }}
{{- printf "%s-secrets" (include "vulcan.fullname" .) }}
{{- end }}
{{- end }}

{{/*
Secret that holds the database password: the embedded database's, the user's own, one made from
externalDatabase.password, or else the application's.
*/}}
{{- define "vulcan.databaseSecretName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.existingSecret | default (include "vulcan.postgresql.fullname" .) }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecret }}
{{- else if .Values.externalDatabase.password }}
{{- printf "%s-database" (include "vulcan.fullname" .) }}
{{- else }}
{{- include "vulcan.secretName" . }}
{{- end }}
{{- end }}

{{/*
Key of the database password in that Secret.
*/}}
{{- define "vulcan.databaseSecretKey" -}}
{{- if .Values.postgresql.enabled }}
{{- include "vulcan.postgresql.secretKey" . }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecretPasswordKey }}
{{- else if .Values.externalDatabase.password }}
{{- "password" }}
{{- else }}
{{- "POSTGRES_PASSWORD" }}
{{- end }}
{{- end }}

{{/*
Key of the password in the database's Secret; keys have other names only in an existing Secret.
*/}}
{{- define "vulcan.postgresql.secretKey" -}}
{{- if .Values.postgresql.auth.existingSecret }}
{{- if or (not .Values.postgresql.auth.username) (eq .Values.postgresql.auth.username "postgres") }}
{{- .Values.postgresql.auth.secretKeys.adminPasswordKey }}
{{- else }}
{{- .Values.postgresql.auth.secretKeys.userPasswordKey }}
{{- end }}
{{- else }}
{{- if or (not .Values.postgresql.auth.username) (eq .Values.postgresql.auth.username "postgres") }}
{{- "postgres-password" }}
{{- else }}
{{- "password" }}
{{- end }}
{{- end }}
{{- end }}

{{/*
PersistentVolumeClaim with the application's files.
*/}}
{{- define "vulcan.filesClaim" -}}
{{- .Values.vulcan.persistence.existingClaim | default (printf "%s-files" (include "vulcan.fullname" .)) }}
{{- end }}

{{/*
ConfigMap with the certificates that the application trusts besides the usual ones.
*/}}
{{- define "vulcan.caCertificatesName" -}}
{{- .Values.extraCertificates.configMapName | default (printf "%s-ca-certs" (include "vulcan.fullname" .)) }}
{{- end }}

{{/*
Annotations of the Service that the controller of the Ingress needs.
*/}}
{{- define "vulcan.serviceAnnotations" -}}
{{- if .Values.vulcan.ingress.enabled }}
{{- if eq .Values.vulcan.ingress.controller "traefik" }}
{{- if .Values.vulcan.ingress.stickySessions.enabled }}
traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
traefik.ingress.kubernetes.io/service.sticky.cookie.name: {{ .Values.vulcan.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "vulcan.fullname" .)) | quote }}
{{- if int64 .Values.vulcan.ingress.stickySessions.maxAgeSeconds }}
traefik.ingress.kubernetes.io/service.sticky.cookie.maxage: {{ int64
  .Values.vulcan.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
traefik.ingress.kubernetes.io/service.sticky.cookie.httponly: "true"
{{- if include "vulcan.ingressTls" . }}
traefik.ingress.kubernetes.io/service.sticky.cookie.secure: "true"
{{- end }}
{{- end }}
{{- else if eq .Values.vulcan.ingress.controller "gce" }}
cloud.google.com/neg: '{"ingress": true}'
cloud.google.com/backend-config: {{ printf `{"default": %q}` (include "vulcan.fullname" .) | quote }}
{{- else if eq .Values.vulcan.ingress.controller "kong" }}
{{- if int64 .Values.vulcan.ingress.timeoutSeconds }}
konghq.com/read-timeout: "{{ int64 .Values.vulcan.ingress.timeoutSeconds }}000"
konghq.com/write-timeout: "{{ int64 .Values.vulcan.ingress.timeoutSeconds }}000"
{{- end }}
{{- if .Values.vulcan.ingress.stickySessions.enabled }}
konghq.com/upstream-policy: {{ include "vulcan.fullname" . }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Whether users reach the Ingress over TLS; empty when they don't.
*/}}
{{- define "vulcan.ingressTls" -}}
{{- if or
  .Values.vulcan.ingress.tls
  .Values.vulcan.ingress.certManager.clusterIssuer
  .Values.vulcan.ingress.certManager.issuer
  .Values.vulcan.ingress.managedCertificate
  .Values.vulcan.ingress.certificateArn }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Annotations of the Ingress that its controller and cert-manager need.
*/}}
{{- define "vulcan.ingressAnnotations" -}}
{{- with .Values.vulcan.ingress.certManager.clusterIssuer }}
cert-manager.io/cluster-issuer: {{ . | quote }}
{{- end }}
{{- with .Values.vulcan.ingress.certManager.issuer }}
cert-manager.io/issuer: {{ . | quote }}
{{- end }}
{{- if eq .Values.vulcan.ingress.controller "nginx" }}
{{- if include "vulcan.ingressTls" . }}
nginx.ingress.kubernetes.io/ssl-redirect: "true"
{{- end }}
{{- with .Values.vulcan.ingress.maxBodySize }}
nginx.ingress.kubernetes.io/proxy-body-size: {{ . | quote }}
{{- end }}
{{- if int64 .Values.vulcan.ingress.timeoutSeconds }}
nginx.ingress.kubernetes.io/proxy-read-timeout: {{ int64 .Values.vulcan.ingress.timeoutSeconds | quote }}
nginx.ingress.kubernetes.io/proxy-send-timeout: {{ int64 .Values.vulcan.ingress.timeoutSeconds | quote }}
{{- end }}
{{- if .Values.vulcan.ingress.stickySessions.enabled }}
nginx.ingress.kubernetes.io/affinity: cookie
nginx.ingress.kubernetes.io/session-cookie-name: {{ .Values.vulcan.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "vulcan.fullname" .)) | quote }}
{{- if int64 .Values.vulcan.ingress.stickySessions.maxAgeSeconds }}
nginx.ingress.kubernetes.io/session-cookie-max-age: {{ int64 .Values.vulcan.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
{{- end }}
{{- else if eq .Values.vulcan.ingress.controller "traefik" }}
{{- if include "vulcan.ingressTls" . }}
traefik.ingress.kubernetes.io/router.entrypoints: websecure
traefik.ingress.kubernetes.io/router.tls: "true"
{{- end }}
{{- else if eq .Values.vulcan.ingress.controller "alb" }}
alb.ingress.kubernetes.io/scheme: {{ .Values.vulcan.ingress.alb.scheme }}
alb.ingress.kubernetes.io/target-type: ip
{{- if include "vulcan.ingressTls" . }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
alb.ingress.kubernetes.io/ssl-redirect: "443"
{{- else }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
{{- end }}
{{- with .Values.vulcan.ingress.certificateArn }}
alb.ingress.kubernetes.io/certificate-arn: {{ . | quote }}
{{- end }}
{{- with .Values.vulcan.ingress.alb.groupName }}
alb.ingress.kubernetes.io/group.name: {{ . | quote }}
{{- end }}
{{- with .Values.vulcan.ingress.healthCheckPath }}
alb.ingress.kubernetes.io/healthcheck-path: {{ . | quote }}
{{- end }}
{{- if int64 .Values.vulcan.ingress.timeoutSeconds }}
alb.ingress.kubernetes.io/load-balancer-attributes: {{ printf
  "idle_timeout.timeout_seconds=%d"
  (int64 .Values.vulcan.ingress.timeoutSeconds)
  | quote }}
{{- end }}
{{- if .Values.vulcan.ingress.stickySessions.enabled }}
{{- if int64 .Values.vulcan.ingress.stickySessions.maxAgeSeconds }}
alb.ingress.kubernetes.io/target-group-attributes: {{ printf
  "stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=%d"
  (int64 .Values.vulcan.ingress.stickySessions.maxAgeSeconds)
  | quote }}
{{- else }}
alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.type=lb_cookie
{{- end }}
{{- end }}
{{- else if eq .Values.vulcan.ingress.controller "gce" }}
kubernetes.io/ingress.class: gce
{{- with .Values.vulcan.ingress.gce.staticIpName }}
kubernetes.io/ingress.global-static-ip-name: {{ . | quote }}
{{- end }}
{{- if .Values.vulcan.ingress.managedCertificate }}
networking.gke.io/managed-certificates: {{ include "vulcan.fullname" . }}
{{- end }}
{{- if include "vulcan.ingressTls" . }}
networking.gke.io/v1beta1.FrontendConfig: {{ include "vulcan.fullname" . }}
{{- end }}
{{- if or .Values.vulcan.ingress.certManager.clusterIssuer .Values.vulcan.ingress.certManager.issuer }}
acme.cert-manager.io/http01-edit-in-place: "true"
{{- end }}
{{- else if eq .Values.vulcan.ingress.controller "kong" }}
{{- if include "vulcan.ingressTls" . }}
konghq.com/protocols: https
konghq.com/https-redirect-status-code: "308"
{{- end }}
{{- end }}
{{- end }}

{{/*
Plain environment variables: the chart's own, then the user's.
*/}}
{{- define "vulcan.config" -}}
RAILS_ENV: {{ .Values.vulcan.config.RAILS_ENV | default "production" | quote }}
RAILS_LOG_TO_STDOUT: {{ .Values.vulcan.config.RAILS_LOG_TO_STDOUT | default "true" | quote }}
VULCAN_FIRST_USER_ADMIN: {{ .Values.vulcan.config.VULCAN_FIRST_USER_ADMIN | default "false" | quote }}
DATABASE_HOST: {{ include "vulcan.databaseHost" . | quote }}
DATABASE_PORT: {{ include "vulcan.databasePort" . | quote }}
DATABASE_NAME: {{ include "vulcan.databaseName" . | quote }}
POSTGRES_USER: {{ include "vulcan.databaseUsername" . | quote }}
{{- with include "vulcan.externalUrl" . }}
VULCAN_APP_URL: {{ . | quote }}
{{- end }}
{{- range $key, $value := omit
  .Values.vulcan.config
  "RAILS_ENV" "RAILS_LOG_TO_STDOUT" "VULCAN_FIRST_USER_ADMIN" "DATABASE_HOST" "DATABASE_PORT" "DATABASE_NAME"
  "POSTGRES_USER" "VULCAN_APP_URL" }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}

{{/*
Name of the database.
*/}}
{{- define "vulcan.databaseName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.database }}
{{- else }}
{{- .Values.externalDatabase.database }}
{{- end }}
{{- end }}

{{/*
User of the database.
*/}}
{{- define "vulcan.databaseUsername" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.username | default "postgres" }}
{{- else }}
{{- .Values.externalDatabase.username }}
{{- end }}
{{- end }}

{{/*
Address under which users reach the application; empty when nothing is exposed.
*/}}
{{- define "vulcan.externalUrl" -}}
{{- if .Values.vulcan.config.VULCAN_APP_URL }}
{{- .Values.vulcan.config.VULCAN_APP_URL }}
{{- else if and .Values.vulcan.ingress.enabled .Values.vulcan.ingress.hosts }}
{{- $host := first .Values.vulcan.ingress.hosts }}
{{- $path := first ($host.paths | default (list "/")) }}
{{- $path := ternary (dict "path" $path) $path (kindIs "string" $path) }}
{{- printf
  "%s://%s%s"
  (ternary "https" "http" (not (empty (include "vulcan.ingressTls" .))))
  $host.host
  (regexFind "^/[-._~%A-Za-z0-9/]*[*]?$" ($path.path | default "/") | trimSuffix "*" | trimSuffix "/") }}
{{- else if and .Values.vulcan.gateway.enabled .Values.vulcan.gateway.hostnames }}
{{- printf
  "%s://%s%s"
  .Values.vulcan.gateway.scheme
  (first .Values.vulcan.gateway.hostnames)
  (first .Values.vulcan.gateway.paths | default "" | trimSuffix "/") }}
{{- end }}
{{- end }}

{{/*
Pod of the migration Job, whose name carries a hash of it.
*/}}
{{- define "vulcan.migrationPod" -}}
metadata:
  labels:
    {{- include "vulcan.selectorLabels" . | nindent 4 }}
    app.kubernetes.io/component: migrate
  annotations:
    checksum/config: {{ include (print .Template.BasePath "/configmap.yaml") . | sha256sum }}
    {{- if include "vulcan.givenSecrets" . }}
    checksum/secrets: {{ include "vulcan.givenSecrets" . | sha256sum }}
    {{- end }}
spec:
  restartPolicy: Never
  serviceAccountName: {{ include "vulcan.serviceAccountName" . | quote }}
  automountServiceAccountToken: false
  {{- if or .Values.imagePullSecrets .Values.vulcan.imagePullSecrets }}
  imagePullSecrets:
    {{- with .Values.imagePullSecrets }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with .Values.vulcan.imagePullSecrets }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  {{- with .Values.vulcan.podSecurityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  initContainers:
    - name: wait-for-db
      image: "{{ .Values.waitForDatabase.image.repository }}:{{ .Values.waitForDatabase.image.tag }}"
      imagePullPolicy: {{ .Values.waitForDatabase.image.pullPolicy }}
      command:
        - sh
        - -c
        - |
          deadline=$(($(date +%s) + TIMEOUT_SECONDS))
          until pg_isready --quiet --host="$DATABASE_HOST" --port="$DATABASE_PORT"; do
            if [ "$(date +%s)" -ge "$deadline" ]; then
              echo "gave up: no database at $DATABASE_HOST:$DATABASE_PORT after ${TIMEOUT_SECONDS} s" >&2
              exit 1
            fi
            echo "waiting for the database at $DATABASE_HOST:$DATABASE_PORT"
            sleep 2
          done
          echo "the database at $DATABASE_HOST:$DATABASE_PORT accepts connections"
      env:
        - name: DATABASE_HOST
          value: {{ include "vulcan.databaseHost" . | quote }}
        - name: DATABASE_PORT
          value: {{ include "vulcan.databasePort" . | quote }}
        - name: TIMEOUT_SECONDS
          value: {{ int64 .Values.waitForDatabase.timeoutSeconds | quote }}
      {{- with .Values.waitForDatabase.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.vulcan.securityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- if .Values.extraCertificates.enabled }}
    - name: concat-ca-certs
      image: "{{ .Values.vulcan.image.repository }}:{{ .Values.vulcan.image.tag | default .Chart.AppVersion }}"
      imagePullPolicy: {{ .Values.vulcan.image.pullPolicy }}
      command:
        - sh
        - -c
        - |
          # The usual authorities of this image, too, since $SSL_CERT_FILE replaces them.
          for file in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /ca-certs/*; do
            if [ -f "$file" ]; then cat "$file"; echo; fi
          done > /ca-bundle/ca-bundle.crt
      volumeMounts:
        - name: ca-certs
          mountPath: /ca-certs
          readOnly: true
        - name: ca-bundle
          mountPath: /ca-bundle
      {{- with .Values.waitForDatabase.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.vulcan.securityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- end }}
  containers:
    - name: migrate
      image: "{{ .Values.vulcan.image.repository }}:{{ .Values.vulcan.image.tag | default .Chart.AppVersion }}"
      imagePullPolicy: {{ .Values.vulcan.image.pullPolicy }}
      command:
        - bundle
        - exec
        - rails
        - db:prepare
      envFrom:
        - configMapRef:
            name: {{ include "vulcan.fullname" . }}-config
        - secretRef:
            name: {{ include "vulcan.secretName" . | quote }}
        {{- with .Values.vulcan.extraEnvFrom }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      env:
        - name: POSTGRES_PASSWORD
          valueFrom:
            secretKeyRef:
              name: {{ include "vulcan.databaseSecretName" . | quote }}
              key: {{ include "vulcan.databaseSecretKey" . | quote }}
        - name: SECRET_KEY_BASE_DUMMY
          value: "1"
        {{- if .Values.extraCertificates.enabled }}
        - name: SSL_CERT_FILE
          value: /ca-bundle/ca-bundle.crt
        {{- end }}
        {{- with .Values.vulcan.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .Values.vulcan.migrations.job.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        - name: rails-tmp
          mountPath: /rails/tmp
        - name: log
          mountPath: /rails/log
        - name: files
          mountPath: /rails/storage
          subPath: storage
        {{- if .Values.extraCertificates.enabled }}
        - name: ca-bundle
          mountPath: /ca-bundle
          readOnly: true
        {{- end }}
        {{- with .Values.vulcan.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .Values.vulcan.securityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    - name: rails-tmp
      emptyDir: {}
    - name: log
      emptyDir: {}
    - name: files
      emptyDir: {}
    {{- if .Values.extraCertificates.enabled }}
    - name: ca-certs
      configMap:
        name: {{ include "vulcan.caCertificatesName" . | quote }}
    - name: ca-bundle
      emptyDir:
        sizeLimit: 10Mi
    {{- end }}
    {{- with .Values.vulcan.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .Values.vulcan.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.vulcan.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/*
Folder in the bucket where backups are kept, as rclone writes it.
*/}}
{{- define "vulcan.backupFolder" -}}
{{- printf
  "s3:%s/%s"
  .Values.backup.s3.bucket
  (.Values.backup.s3.prefix | default (printf "%s/%s" .Release.Namespace (include "vulcan.fullname" .))) }}
{{- end }}

{{/*
PersistentVolumeClaim on which backups are kept.
*/}}
{{- define "vulcan.backupClaim" -}}
{{- .Values.backup.volume.existingClaim
  | default (printf "%s-backup" (include "vulcan.fullname" . | trunc 45 | trimSuffix "-")) }}
{{- end }}

{{/*
Stands for what is restored, and where to: another backup needs another Job.
*/}}
{{- define "vulcan.restoreHash" -}}
{{- printf
  "%s/%s to %s"
  (ternary (include "vulcan.backupFolder" .) (include "vulcan.backupClaim" .) (eq .Values.backup.storage "s3"))
  .Values.backup.restore.file
  (include "vulcan.databaseName" .)
  | sha256sum | trunc 8 }}
{{- end }}
