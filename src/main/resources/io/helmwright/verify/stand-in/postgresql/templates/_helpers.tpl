{{- define "stand-in.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $own := .Values.fullnameOverride -}}
{{- $global := dig "postgresql" "fullnameOverride" "" (.Values.global | default dict) -}}
{{- if or $global $own -}}
{{- default $own $global | trunc 63 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "stand-in.primary" -}}
{{- if eq .Values.architecture "replication" -}}
{{- printf "%s-%s" (include "stand-in.fullname" .) .Values.primary.name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- include "stand-in.fullname" . -}}
{{- end -}}
{{- end -}}

{{- define "stand-in.auth" -}}
{{- mustMergeOverwrite (deepCopy .Values.auth) (dig "postgresql" "auth" dict (.Values.global | default dict)) | toJson -}}
{{- end -}}

{{- define "stand-in.secret" -}}
{{- $auth := include "stand-in.auth" . | fromJson -}}
{{- if $auth.existingSecret -}}
{{- tpl $auth.existingSecret . -}}
{{- else -}}
{{- include "stand-in.fullname" . -}}
{{- end -}}
{{- end -}}

{{- define "stand-in.secretKey" -}}
{{- $auth := include "stand-in.auth" . | fromJson -}}
{{- $keys := $auth.secretKeys | default dict -}}
{{- $admin := or (not $auth.username) (eq $auth.username "postgres") -}}
{{- $key := ternary "postgres-password" "password" $admin -}}
{{- if $auth.existingSecret -}}
{{- get $keys (ternary "adminPasswordKey" "userPasswordKey" $admin) | default $key -}}
{{- else -}}
{{- $key -}}
{{- end -}}
{{- end -}}

{{- define "stand-in.port" -}}
{{- dig "postgresql" "service" "ports" "postgresql" "" (.Values.global | default dict) | default .Values.primary.service.ports.postgresql -}}
{{- end -}}

{{- define "stand-in.selectorLabels" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "stand-in.labels" -}}
{{ include "stand-in.selectorLabels" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}
