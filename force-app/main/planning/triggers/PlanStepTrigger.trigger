/** Handlers are named in Trigger_Handler__mdt. */
trigger PlanStepTrigger on Plan_Step__c(before insert, before update, before delete, after undelete) {
    TriggerDispatcher.run(Plan_Step__c.SObjectType);
}
