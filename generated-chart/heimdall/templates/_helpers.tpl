{{/*
Name of the chart.
*/}}
{{- define "heimdall.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{/*
Full name of the release's objects, short enough for every suffix.
*/}}
{{- define "heimdall.fullname" -}}
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
{{- define "heimdall.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Labels of every object.
*/}}
{{- define "heimdall.labels" -}}
{{ include "heimdall.standardLabels" . }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Labels that the chart itself gives to every object.
*/}}
{{- define "heimdall.standardLabels" -}}
helm.sh/chart: {{ include "heimdall.chart" . }}
{{ include "heimdall.selectorLabels" . }}
{{- if .Chart.AppVersion }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/*
Labels that never change, for selectors.
*/}}
{{- define "heimdall.selectorLabels" -}}
app.kubernetes.io/name: {{ include "heimdall.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
Secrets from files and values, as YAML; values win.
*/}}
{{- define "heimdall.givenSecrets" -}}
{{- $given := dict }}
{{- range .Values.heimdall.secretsFiles }}
{{- $secrets := required
  (printf
    (print
      "heimdall.secretsFiles: the chart holds no file %s. Files named in .helmignore are not loaded; pass "
      "such secrets as heimdall.secrets in a values file instead")
    .)
  ($.Files.Get .)
  | fromYaml }}
{{- if hasKey $secrets "Error" }}
{{- fail (printf "heimdall.secretsFiles: %s is not a YAML mapping: %s" . $secrets.Error) }}
{{- end }}
{{- $_ := mergeOverwrite $given $secrets }}
{{- end }}
{{- $_ := mergeOverwrite $given .Values.heimdall.secrets }}
{{- range $key, $value := $given }}
{{- if not (kindIs "invalid" $value) }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Name of the service account that the pods run as.
*/}}
{{- define "heimdall.serviceAccountName" -}}
{{- if .Values.heimdall.serviceAccount.create }}
{{- .Values.heimdall.serviceAccount.name | default (include "heimdall.fullname" .) }}
{{- else }}
{{- .Values.heimdall.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/*
Host of the database.
*/}}
{{- define "heimdall.databaseHost" -}}
{{- if .Values.postgresql.enabled }}
{{- include "heimdall.postgresql.host" . }}
{{- else }}
{{- .Values.externalDatabase.host }}
{{- end }}
{{- end }}

{{/*
Service of the database's primary.
*/}}
{{- define "heimdall.postgresql.host" -}}
{{- if eq .Values.postgresql.architecture "replication" }}
{{- printf "%s-primary" (include "heimdall.postgresql.fullname" .) | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- include "heimdall.postgresql.fullname" . }}
{{- end }}
{{- end }}

{{/*
Full name of the PostgreSQL subchart's objects, by the subchart's own rule.
*/}}
{{- define "heimdall.postgresql.fullname" -}}
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
{{- define "heimdall.databasePort" -}}
{{- if .Values.postgresql.enabled }}
{{- include "heimdall.postgresql.port" . }}
{{- else }}
{{- int64 .Values.externalDatabase.port }}
{{- end }}
{{- end }}

{{/*
Port of the database's Service.
*/}}
{{- define "heimdall.postgresql.port" -}}
{{- int64
  (.Values.global.postgresql.service.ports.postgresql | default .Values.postgresql.primary.service.ports.postgresql) }}
{{- end }}

{{/*
Secret that holds the application's secret environment variables.
*/}}
{{- define "heimdall.secretName" -}}
{{- if .Values.heimdall.existingSecret }}
{{- .Values.heimdall.existingSecret }}
{{- else }}
{{- printf "%s-secrets" (include "heimdall.fullname" .) }}
{{- end }}
{{- end }}

{{/*
Secret that holds the database password: the embedded database's, the user's own, one made from
externalDatabase.password, or else the application's.
*/}}
{{- define "heimdall.databaseSecretName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.existingSecret | default (include "heimdall.postgresql.fullname" .) }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecret }}
{{- else if .Values.externalDatabase.password }}
{{- printf "%s-database" (include "heimdall.fullname" .) }}
{{- else }}
{{- include "heimdall.secretName" . }}
{{- end }}
{{- end }}

{{/*
Key of the database password in that Secret.
*/}}
{{- define "heimdall.databaseSecretKey" -}}
{{- if .Values.postgresql.enabled }}
{{- include "heimdall.postgresql.secretKey" . }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecretPasswordKey }}
{{- else if .Values.externalDatabase.password }}
{{- "password" }}
{{- else }}
{{- "DATABASE_PASSWORD" }}
{{- end }}
{{- end }}

{{/*
Key of the password in the database's Secret; keys have other names only in an existing Secret.
*/}}
{{- define "heimdall.postgresql.secretKey" -}}
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
ConfigMap with the certificates that the application trusts besides the usual ones.
*/}}
{{- define "heimdall.caCertificatesName" -}}
{{- .Values.extraCertificates.configMapName | default (printf "%s-ca-certs" (include "heimdall.fullname" .)) }}
{{- end }}

{{/*
Annotations of the Service that the controller of the Ingress needs.
*/}}
{{- define "heimdall.serviceAnnotations" -}}
{{- if .Values.heimdall.ingress.enabled }}
{{- if eq .Values.heimdall.ingress.controller "traefik" }}
{{- if .Values.heimdall.ingress.stickySessions.enabled }}
traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
traefik.ingress.kubernetes.io/service.sticky.cookie.name: {{ .Values.heimdall.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "heimdall.fullname" .)) | quote }}
{{- if int64 .Values.heimdall.ingress.stickySessions.maxAgeSeconds }}
traefik.ingress.kubernetes.io/service.sticky.cookie.maxage: {{ int64
  .Values.heimdall.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
traefik.ingress.kubernetes.io/service.sticky.cookie.httponly: "true"
{{- if include "heimdall.ingressTls" . }}
traefik.ingress.kubernetes.io/service.sticky.cookie.secure: "true"
{{- end }}
{{- end }}
{{- else if eq .Values.heimdall.ingress.controller "gce" }}
cloud.google.com/neg: '{"ingress": true}'
cloud.google.com/backend-config: {{ printf `{"default": %q}` (include "heimdall.fullname" .) | quote }}
{{- else if eq .Values.heimdall.ingress.controller "kong" }}
{{- if int64 .Values.heimdall.ingress.timeoutSeconds }}
konghq.com/read-timeout: "{{ int64 .Values.heimdall.ingress.timeoutSeconds }}000"
konghq.com/write-timeout: "{{ int64 .Values.heimdall.ingress.timeoutSeconds }}000"
{{- end }}
{{- if .Values.heimdall.ingress.stickySessions.enabled }}
konghq.com/upstream-policy: {{ include "heimdall.fullname" . }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Whether users reach the Ingress over TLS; empty when they don't.
*/}}
{{- define "heimdall.ingressTls" -}}
{{- if or
  .Values.heimdall.ingress.tls
  .Values.heimdall.ingress.certManager.clusterIssuer
  .Values.heimdall.ingress.certManager.issuer
  .Values.heimdall.ingress.managedCertificate
  .Values.heimdall.ingress.certificateArn }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Annotations of the Ingress that its controller and cert-manager need.
*/}}
{{- define "heimdall.ingressAnnotations" -}}
{{- with .Values.heimdall.ingress.certManager.clusterIssuer }}
cert-manager.io/cluster-issuer: {{ . | quote }}
{{- end }}
{{- with .Values.heimdall.ingress.certManager.issuer }}
cert-manager.io/issuer: {{ . | quote }}
{{- end }}
{{- if eq .Values.heimdall.ingress.controller "nginx" }}
{{- if include "heimdall.ingressTls" . }}
nginx.ingress.kubernetes.io/ssl-redirect: "true"
{{- end }}
{{- with .Values.heimdall.ingress.maxBodySize }}
nginx.ingress.kubernetes.io/proxy-body-size: {{ . | quote }}
{{- end }}
{{- if int64 .Values.heimdall.ingress.timeoutSeconds }}
nginx.ingress.kubernetes.io/proxy-read-timeout: {{ int64 .Values.heimdall.ingress.timeoutSeconds | quote }}
nginx.ingress.kubernetes.io/proxy-send-timeout: {{ int64 .Values.heimdall.ingress.timeoutSeconds | quote }}
{{- end }}
{{- if .Values.heimdall.ingress.stickySessions.enabled }}
nginx.ingress.kubernetes.io/affinity: cookie
nginx.ingress.kubernetes.io/session-cookie-name: {{ .Values.heimdall.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "heimdall.fullname" .)) | quote }}
{{- if int64 .Values.heimdall.ingress.stickySessions.maxAgeSeconds }}
nginx.ingress.kubernetes.io/session-cookie-max-age: {{ int64 .Values.heimdall.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
{{- end }}
{{- else if eq .Values.heimdall.ingress.controller "traefik" }}
{{- if include "heimdall.ingressTls" . }}
traefik.ingress.kubernetes.io/router.entrypoints: websecure
traefik.ingress.kubernetes.io/router.tls: "true"
{{- end }}
{{- else if eq .Values.heimdall.ingress.controller "alb" }}
alb.ingress.kubernetes.io/scheme: {{ .Values.heimdall.ingress.alb.scheme }}
alb.ingress.kubernetes.io/target-type: ip
{{- if include "heimdall.ingressTls" . }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
alb.ingress.kubernetes.io/ssl-redirect: "443"
{{- else }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
{{- end }}
{{- with .Values.heimdall.ingress.certificateArn }}
alb.ingress.kubernetes.io/certificate-arn: {{ . | quote }}
{{- end }}
{{- with .Values.heimdall.ingress.alb.groupName }}
alb.ingress.kubernetes.io/group.name: {{ . | quote }}
{{- end }}
{{- with .Values.heimdall.ingress.healthCheckPath }}
alb.ingress.kubernetes.io/healthcheck-path: {{ . | quote }}
{{- end }}
{{- if int64 .Values.heimdall.ingress.timeoutSeconds }}
alb.ingress.kubernetes.io/load-balancer-attributes: {{ printf
  "idle_timeout.timeout_seconds=%d"
  (int64 .Values.heimdall.ingress.timeoutSeconds)
  | quote }}
{{- end }}
{{- if .Values.heimdall.ingress.stickySessions.enabled }}
{{- if int64 .Values.heimdall.ingress.stickySessions.maxAgeSeconds }}
alb.ingress.kubernetes.io/target-group-attributes: {{ printf
  "stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=%d"
  (int64 .Values.heimdall.ingress.stickySessions.maxAgeSeconds)
  | quote }}
{{- else }}
alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.type=lb_cookie
{{- end }}
{{- end }}
{{- else if eq .Values.heimdall.ingress.controller "gce" }}
kubernetes.io/ingress.class: gce
{{- with .Values.heimdall.ingress.gce.staticIpName }}
kubernetes.io/ingress.global-static-ip-name: {{ . | quote }}
{{- end }}
{{- if .Values.heimdall.ingress.managedCertificate }}
networking.gke.io/managed-certificates: {{ include "heimdall.fullname" . }}
{{- end }}
{{- if include "heimdall.ingressTls" . }}
networking.gke.io/v1beta1.FrontendConfig: {{ include "heimdall.fullname" . }}
{{- end }}
{{- if or .Values.heimdall.ingress.certManager.clusterIssuer .Values.heimdall.ingress.certManager.issuer }}
acme.cert-manager.io/http01-edit-in-place: "true"
{{- end }}
{{- else if eq .Values.heimdall.ingress.controller "kong" }}
{{- if include "heimdall.ingressTls" . }}
konghq.com/protocols: https
konghq.com/https-redirect-status-code: "308"
{{- end }}
{{- end }}
{{- end }}

{{/*
Plain environment variables: the chart's own, then the user's.
*/}}
{{- define "heimdall.config" -}}
NODE_ENV: {{ .Values.heimdall.config.NODE_ENV | default .Values.nodeEnv | quote }}
DATABASE_HOST: {{ include "heimdall.databaseHost" . | quote }}
DATABASE_PORT: {{ include "heimdall.databasePort" . | quote }}
DATABASE_NAME: {{ include "heimdall.databaseName" . | quote }}
DATABASE_USERNAME: {{ include "heimdall.databaseUsername" . | quote }}
{{- with include "heimdall.externalUrl" . }}
EXTERNAL_URL: {{ . | quote }}
{{- end }}
{{- range $key, $value := omit
  .Values.heimdall.config
  "NODE_ENV" "DATABASE_HOST" "DATABASE_PORT" "DATABASE_NAME" "DATABASE_USERNAME" "EXTERNAL_URL" }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}

{{/*
Name of the database.
*/}}
{{- define "heimdall.databaseName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.database }}
{{- else }}
{{- .Values.externalDatabase.database }}
{{- end }}
{{- end }}

{{/*
User of the database.
*/}}
{{- define "heimdall.databaseUsername" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.username | default "postgres" }}
{{- else }}
{{- .Values.externalDatabase.username }}
{{- end }}
{{- end }}

{{/*
Address under which users reach the application; empty when nothing is exposed.
*/}}
{{- define "heimdall.externalUrl" -}}
{{- if .Values.heimdall.config.EXTERNAL_URL }}
{{- .Values.heimdall.config.EXTERNAL_URL }}
{{- else if and .Values.heimdall.ingress.enabled .Values.heimdall.ingress.hosts }}
{{- $host := first .Values.heimdall.ingress.hosts }}
{{- $path := first ($host.paths | default (list "/")) }}
{{- $path := ternary (dict "path" $path) $path (kindIs "string" $path) }}
{{- printf
  "%s://%s%s"
  (ternary "https" "http" (not (empty (include "heimdall.ingressTls" .))))
  $host.host
  (regexFind "^/[-._~%A-Za-z0-9/]*[*]?$" ($path.path | default "/") | trimSuffix "*" | trimSuffix "/") }}
{{- else if and .Values.heimdall.gateway.enabled .Values.heimdall.gateway.hostnames }}
{{- printf
  "%s://%s%s"
  .Values.heimdall.gateway.scheme
  (first .Values.heimdall.gateway.hostnames)
  (first .Values.heimdall.gateway.paths | default "" | trimSuffix "/") }}
{{- end }}
{{- end }}

{{/*
Folder in the bucket where backups are kept, as rclone writes it.
*/}}
{{- define "heimdall.backupFolder" -}}
{{- printf
  "s3:%s/%s"
  .Values.backup.s3.bucket
  (.Values.backup.s3.prefix | default (printf "%s/%s" .Release.Namespace (include "heimdall.fullname" .))) }}
{{- end }}

{{/*
PersistentVolumeClaim on which backups are kept.
*/}}
{{- define "heimdall.backupClaim" -}}
{{- .Values.backup.volume.existingClaim
  | default (printf "%s-backup" (include "heimdall.fullname" . | trunc 45 | trimSuffix "-")) }}
{{- end }}

{{/*
Stands for what is restored, and where to: another backup needs another Job.
*/}}
{{- define "heimdall.restoreHash" -}}
{{- printf
  "%s/%s to %s"
  (ternary (include "heimdall.backupFolder" .) (include "heimdall.backupClaim" .) (eq .Values.backup.storage "s3"))
  .Values.backup.restore.file
  (include "heimdall.databaseName" .)
  | sha256sum | trunc 8 }}
{{- end }}
