{{/*
Name of the chart.
*/}}
{{- define "django.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{/*
Full name of the release's objects, short enough for every suffix.
*/}}
{{- define "django.fullname" -}}
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
{{- define "django.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Labels of every object.
*/}}
{{- define "django.labels" -}}
{{ include "django.standardLabels" . }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Labels that the chart itself gives to every object.
*/}}
{{- define "django.standardLabels" -}}
helm.sh/chart: {{ include "django.chart" . }}
{{ include "django.selectorLabels" . }}
{{- if .Chart.AppVersion }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/*
Labels that never change, for selectors.
*/}}
{{- define "django.selectorLabels" -}}
app.kubernetes.io/name: {{ include "django.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
Secrets from files and values, as YAML; values win.
*/}}
{{- define "django.givenSecrets" -}}
{{- $given := dict }}
{{- range .Values.django.secretsFiles }}
{{- $secrets := required
  (printf
    (print
      "django.secretsFiles: the chart holds no file %s. Files named in .helmignore are not loaded; pass "
      "such secrets as django.secrets in a values file instead")
    .)
  ($.Files.Get .)
  | fromYaml }}
{{- if hasKey $secrets "Error" }}
{{- fail (printf "django.secretsFiles: %s is not a YAML mapping: %s" . $secrets.Error) }}
{{- end }}
{{- $_ := mergeOverwrite $given $secrets }}
{{- end }}
{{- $_ := mergeOverwrite $given .Values.django.secrets }}
{{- range $key, $value := $given }}
{{- if not (kindIs "invalid" $value) }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Name of the service account that the pods run as.
*/}}
{{- define "django.serviceAccountName" -}}
{{- if .Values.django.serviceAccount.create }}
{{- .Values.django.serviceAccount.name | default (include "django.fullname" .) }}
{{- else }}
{{- .Values.django.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/*
Host of the database.
*/}}
{{- define "django.databaseHost" -}}
{{- .Values.externalDatabase.host }}
{{- end }}

{{/*
Port of the database.
*/}}
{{- define "django.databasePort" -}}
{{- int64 .Values.externalDatabase.port }}
{{- end }}

{{/*
Secret that holds the application's secret environment variables.
*/}}
{{- define "django.secretName" -}}
{{- if .Values.django.existingSecret }}
{{- .Values.django.existingSecret }}
{{- else }}
{{- printf "%s-secrets" (include "django.fullname" .) }}
{{- end }}
{{- end }}

{{/*
Secret that holds the database password: the user's own, one made from
externalDatabase.password, or else the application's.
*/}}
{{- define "django.databaseSecretName" -}}
{{- if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecret }}
{{- else if .Values.externalDatabase.password }}
{{- printf "%s-database" (include "django.fullname" .) }}
{{- else }}
{{- include "django.secretName" . }}
{{- end }}
{{- end }}

{{/*
Key of the database password in that Secret.
*/}}
{{- define "django.databaseSecretKey" -}}
{{- if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecretPasswordKey }}
{{- else if .Values.externalDatabase.password }}
{{- "password" }}
{{- else }}
{{- "DATABASE_PASSWORD" }}
{{- end }}
{{- end }}

{{/*
ConfigMap with the certificates that the application trusts besides the usual ones.
*/}}
{{- define "django.caCertificatesName" -}}
{{- .Values.extraCertificates.configMapName | default (printf "%s-ca-certs" (include "django.fullname" .)) }}
{{- end }}

{{/*
Annotations of the Service that the controller of the Ingress needs.
*/}}
{{- define "django.serviceAnnotations" -}}
{{- if .Values.django.ingress.enabled }}
{{- if eq .Values.django.ingress.controller "traefik" }}
{{- if .Values.django.ingress.stickySessions.enabled }}
traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
traefik.ingress.kubernetes.io/service.sticky.cookie.name: {{ .Values.django.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "django.fullname" .)) | quote }}
{{- if int64 .Values.django.ingress.stickySessions.maxAgeSeconds }}
traefik.ingress.kubernetes.io/service.sticky.cookie.maxage: {{ int64
  .Values.django.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
traefik.ingress.kubernetes.io/service.sticky.cookie.httponly: "true"
{{- if include "django.ingressTls" . }}
traefik.ingress.kubernetes.io/service.sticky.cookie.secure: "true"
{{- end }}
{{- end }}
{{- else if eq .Values.django.ingress.controller "gce" }}
cloud.google.com/neg: '{"ingress": true}'
cloud.google.com/backend-config: {{ printf `{"default": %q}` (include "django.fullname" .) | quote }}
{{- else if eq .Values.django.ingress.controller "kong" }}
{{- if int64 .Values.django.ingress.timeoutSeconds }}
konghq.com/read-timeout: "{{ int64 .Values.django.ingress.timeoutSeconds }}000"
konghq.com/write-timeout: "{{ int64 .Values.django.ingress.timeoutSeconds }}000"
{{- end }}
{{- if .Values.django.ingress.stickySessions.enabled }}
konghq.com/upstream-policy: {{ include "django.fullname" . }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Whether users reach the Ingress over TLS; empty when they don't.
*/}}
{{- define "django.ingressTls" -}}
{{- if or
  .Values.django.ingress.tls
  .Values.django.ingress.certManager.clusterIssuer
  .Values.django.ingress.certManager.issuer
  .Values.django.ingress.managedCertificate
  .Values.django.ingress.certificateArn }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Annotations of the Ingress that its controller and cert-manager need.
*/}}
{{- define "django.ingressAnnotations" -}}
{{- with .Values.django.ingress.certManager.clusterIssuer }}
cert-manager.io/cluster-issuer: {{ . | quote }}
{{- end }}
{{- with .Values.django.ingress.certManager.issuer }}
cert-manager.io/issuer: {{ . | quote }}
{{- end }}
{{- if eq .Values.django.ingress.controller "nginx" }}
{{- if include "django.ingressTls" . }}
nginx.ingress.kubernetes.io/ssl-redirect: "true"
{{- end }}
{{- with .Values.django.ingress.maxBodySize }}
nginx.ingress.kubernetes.io/proxy-body-size: {{ . | quote }}
{{- end }}
{{- if int64 .Values.django.ingress.timeoutSeconds }}
nginx.ingress.kubernetes.io/proxy-read-timeout: {{ int64 .Values.django.ingress.timeoutSeconds | quote }}
nginx.ingress.kubernetes.io/proxy-send-timeout: {{ int64 .Values.django.ingress.timeoutSeconds | quote }}
{{- end }}
{{- if .Values.django.ingress.stickySessions.enabled }}
nginx.ingress.kubernetes.io/affinity: cookie
nginx.ingress.kubernetes.io/session-cookie-name: {{ .Values.django.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "django.fullname" .)) | quote }}
{{- if int64 .Values.django.ingress.stickySessions.maxAgeSeconds }}
nginx.ingress.kubernetes.io/session-cookie-max-age: {{ int64 .Values.django.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
{{- end }}
{{- else if eq .Values.django.ingress.controller "traefik" }}
{{- if include "django.ingressTls" . }}
traefik.ingress.kubernetes.io/router.entrypoints: websecure
traefik.ingress.kubernetes.io/router.tls: "true"
{{- end }}
{{- else if eq .Values.django.ingress.controller "alb" }}
alb.ingress.kubernetes.io/scheme: {{ .Values.django.ingress.alb.scheme }}
alb.ingress.kubernetes.io/target-type: ip
{{- if include "django.ingressTls" . }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
alb.ingress.kubernetes.io/ssl-redirect: "443"
{{- else }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
{{- end }}
{{- with .Values.django.ingress.certificateArn }}
alb.ingress.kubernetes.io/certificate-arn: {{ . | quote }}
{{- end }}
{{- with .Values.django.ingress.alb.groupName }}
alb.ingress.kubernetes.io/group.name: {{ . | quote }}
{{- end }}
{{- with .Values.django.ingress.healthCheckPath }}
alb.ingress.kubernetes.io/healthcheck-path: {{ . | quote }}
{{- end }}
{{- if int64 .Values.django.ingress.timeoutSeconds }}
alb.ingress.kubernetes.io/load-balancer-attributes: {{ printf
  "idle_timeout.timeout_seconds=%d"
  (int64 .Values.django.ingress.timeoutSeconds)
  | quote }}
{{- end }}
{{- if .Values.django.ingress.stickySessions.enabled }}
{{- if int64 .Values.django.ingress.stickySessions.maxAgeSeconds }}
alb.ingress.kubernetes.io/target-group-attributes: {{ printf
  "stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=%d"
  (int64 .Values.django.ingress.stickySessions.maxAgeSeconds)
  | quote }}
{{- else }}
alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.type=lb_cookie
{{- end }}
{{- end }}
{{- else if eq .Values.django.ingress.controller "gce" }}
kubernetes.io/ingress.class: gce
{{- with .Values.django.ingress.gce.staticIpName }}
kubernetes.io/ingress.global-static-ip-name: {{ . | quote }}
{{- end }}
{{- if .Values.django.ingress.managedCertificate }}
networking.gke.io/managed-certificates: {{ include "django.fullname" . }}
{{- end }}
{{- if include "django.ingressTls" . }}
networking.gke.io/v1beta1.FrontendConfig: {{ include "django.fullname" . }}
{{- end }}
{{- if or .Values.django.ingress.certManager.clusterIssuer .Values.django.ingress.certManager.issuer }}
acme.cert-manager.io/http01-edit-in-place: "true"
{{- end }}
{{- else if eq .Values.django.ingress.controller "kong" }}
{{- if include "django.ingressTls" . }}
konghq.com/protocols: https
konghq.com/https-redirect-status-code: "308"
{{- end }}
{{- end }}
{{- end }}

{{/*
Plain environment variables: the chart's own, then the user's.
*/}}
{{- define "django.config" -}}
DJANGO_ALLOWED_HOSTS: {{ .Values.django.config.DJANGO_ALLOWED_HOSTS | default "*" | quote }}
DJANGO_SUPERUSER_USERNAME: {{ .Values.django.config.DJANGO_SUPERUSER_USERNAME | default "admin" | quote }}
DJANGO_SUPERUSER_EMAIL: {{ .Values.django.config.DJANGO_SUPERUSER_EMAIL | default "admin@example.com" | quote }}
{{- with .Values.django.config.DJANGO_CSRF_TRUSTED_ORIGINS
  | default (regexFind "^https?://[^/]+" (include "django.externalUrl" .)) }}
DJANGO_CSRF_TRUSTED_ORIGINS: {{ . | quote }}
{{- end }}
DATABASE_HOST: {{ include "django.databaseHost" . | quote }}
DATABASE_PORT: {{ include "django.databasePort" . | quote }}
DATABASE_NAME: {{ include "django.databaseName" . | quote }}
DATABASE_USER: {{ include "django.databaseUsername" . | quote }}
{{- range $key, $value := omit
  .Values.django.config
  "DJANGO_ALLOWED_HOSTS" "DJANGO_SUPERUSER_USERNAME" "DJANGO_SUPERUSER_EMAIL" "DJANGO_CSRF_TRUSTED_ORIGINS"
  "DATABASE_HOST" "DATABASE_PORT" "DATABASE_NAME" "DATABASE_USER" }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}

{{/*
Address under which users reach the application; empty when nothing is exposed.
*/}}
{{- define "django.externalUrl" -}}
{{- if and .Values.django.ingress.enabled .Values.django.ingress.hosts }}
{{- $host := first .Values.django.ingress.hosts }}
{{- $path := first ($host.paths | default (list "/")) }}
{{- $path := ternary (dict "path" $path) $path (kindIs "string" $path) }}
{{- printf
  "%s://%s%s"
  (ternary "https" "http" (not (empty (include "django.ingressTls" .))))
  $host.host
  (regexFind "^/[-._~%A-Za-z0-9/]*[*]?$" ($path.path | default "/") | trimSuffix "*" | trimSuffix "/") }}
{{- else if and .Values.django.gateway.enabled .Values.django.gateway.hostnames }}
{{- printf
  "%s://%s%s"
  .Values.django.gateway.scheme
  (first .Values.django.gateway.hostnames)
  (first .Values.django.gateway.paths | default "" | trimSuffix "/") }}
{{- end }}
{{- end }}

{{/*
Name of the database.
*/}}
{{- define "django.databaseName" -}}
{{- .Values.externalDatabase.database }}
{{- end }}

{{/*
User of the database.
*/}}
{{- define "django.databaseUsername" -}}
{{- .Values.externalDatabase.username }}
{{- end }}

{{/*
Folder in the bucket where backups are kept, as rclone writes it.
*/}}
{{- define "django.backupFolder" -}}
{{- printf
  "s3:%s/%s"
  .Values.backup.s3.bucket
  (.Values.backup.s3.prefix | default (printf "%s/%s" .Release.Namespace (include "django.fullname" .))) }}
{{- end }}

{{/*
PersistentVolumeClaim on which backups are kept.
*/}}
{{- define "django.backupClaim" -}}
{{- .Values.backup.volume.existingClaim
  | default (printf "%s-backup" (include "django.fullname" . | trunc 45 | trimSuffix "-")) }}
{{- end }}

{{/*
Stands for what is restored, and where to: another backup needs another Job.
*/}}
{{- define "django.restoreHash" -}}
{{- printf
  "%s/%s to %s"
  (ternary (include "django.backupFolder" .) (include "django.backupClaim" .) (eq .Values.backup.storage "s3"))
  .Values.backup.restore.file
  (include "django.databaseName" .)
  | sha256sum | trunc 8 }}
{{- end }}
